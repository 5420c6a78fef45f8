import { onMounted, onUnmounted, type Ref } from 'vue'

/** So near to the end of the page counts as at it, in px. */
const NEAR = 160

/**
 * Keeps the end of the page in sight while an element grows. Who has scrolled up to read is left alone.
 *
 * @param wanted whether there is anything to follow yet
 * @returns goes to the end, wherever one was
 */
export function useEndInSight(growing: Ref<HTMLElement | undefined>, wanted: () => boolean): () => void {
  let isAtEnd = true
  const whole = () => document.documentElement.scrollHeight
  const look = () => void (isAtEnd = window.innerHeight + window.scrollY > whole() - NEAR)
  const go = () => {
    isAtEnd = true
    window.scrollTo({ top: whole() })
  }
  let observer: ResizeObserver | undefined
  onMounted(() => {
    window.addEventListener('scroll', look, { passive: true })
    if (!growing.value || typeof ResizeObserver === 'undefined') return
    observer = new ResizeObserver(() => isAtEnd && wanted() && go())
    observer.observe(growing.value)
  })
  onUnmounted(() => {
    window.removeEventListener('scroll', look)
    observer?.disconnect()
  })
  return go
}
