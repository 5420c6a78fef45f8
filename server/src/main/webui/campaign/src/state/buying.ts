import { onUnmounted, readonly, ref, shallowRef, type Ref } from 'vue'
import { Problem } from '../../../api/problem'
import { askQuote, placeOrder } from './quotes'
import { sameAgain, type QuoteRequest } from './steps'
import type { OrderCard, Quote } from './talk'

/** A price and a yes, on a page of its own. */
export interface Buying {
  readonly quote: Readonly<Ref<Quote | undefined>>
  readonly problem: Readonly<Ref<Problem | undefined>>
  readonly busy: Readonly<Ref<boolean>>
  /** How long it waits before it asks again, in ms; 0 while it does not. */
  readonly waitMillis: Readonly<Ref<number>>
  ask(request: QuoteRequest): Promise<void>
  askAgain(): Promise<void>
  /** Says yes; the order, unless that was refused. */
  confirm(): Promise<OrderCard | undefined>
  forget(): void
}

/** For a component: what is under way ends when it is left. */
export function useBuying(): Buying {
  const quote = shallowRef<Quote>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  const waitMillis = ref(0)
  const gone = new AbortController()
  onUnmounted(() => gone.abort())
  const waits = (millis: number) => void (waitMillis.value = millis)

  async function doing<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = undefined
    try {
      return await act()
    } catch (failed) {
      if (failed instanceof Problem && !gone.signal.aborted) problem.value = failed
      return undefined
    } finally {
      busy.value = false
    }
  }

  const ask = async (request: QuoteRequest): Promise<void> => {
    quote.value = (await doing(() => askQuote(request, waits, gone.signal))) ?? quote.value
  }
  return {
    quote: readonly(quote) as Readonly<Ref<Quote | undefined>>,
    problem: readonly(problem) as Readonly<Ref<Problem | undefined>>,
    busy: readonly(busy),
    waitMillis: readonly(waitMillis),
    ask,
    async askAgain() {
      if (quote.value) await ask(sameAgain(quote.value))
    },
    confirm: () => doing(async () => quote.value && (await placeOrder(quote.value, waits, gone.signal))),
    forget() {
      quote.value = undefined
      problem.value = undefined
    },
  }
}
