import { onMounted, onUnmounted, readonly, ref, shallowRef, watch, type Ref } from 'vue'
import { Problem } from '../../../api/problem'
import { lastDone } from './act'

export interface Looked<T> {
  /** What was seen last; stays when a later look fails. */
  readonly seen: Readonly<Ref<T | undefined>>
  readonly problem: Readonly<Ref<Problem | undefined>>
  /** When it was seen, by the browser's clock; 0 while there is nothing. */
  readonly seenMillis: Readonly<Ref<number>>
  readonly again: () => Promise<void>
}

/**
 * Looks while the component is there: at once, after each act, when `of` changes, and every so many ms. What
 * comes late, of something that is not looked at any more, is dropped.
 */
export function useLook<T>(look: () => Promise<T | undefined>, of: () => unknown, everyMillis?: number): Looked<T> {
  const seen = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const seenMillis = ref(0)
  let turn = 0
  let timer: ReturnType<typeof setInterval> | undefined

  async function again(): Promise<void> {
    const mine = ++turn
    try {
      const found = await look()
      if (mine !== turn) return
      seen.value = found
      seenMillis.value = found === undefined ? 0 : Date.now()
      problem.value = undefined
    } catch (failed) {
      if (!(failed instanceof Problem)) throw failed
      if (mine === turn) problem.value = failed
    }
  }

  onMounted(() => {
    void again()
    if (everyMillis !== undefined) {
      timer = setInterval(() => {
        if (!document.hidden) void again()
      }, everyMillis)
    }
  })
  onUnmounted(() => {
    turn++
    clearInterval(timer)
  })
  watch(of, () => {
    seen.value = undefined
    seenMillis.value = 0
    void again()
  })
  watch(lastDone, () => void again())
  return {
    seen: readonly(seen) as Readonly<Ref<T | undefined>>,
    problem: readonly(problem) as Readonly<Ref<Problem | undefined>>,
    seenMillis: readonly(seenMillis),
    again,
  }
}
