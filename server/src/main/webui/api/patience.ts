import { Problem } from './problem'

/** How long a first wait is when the server names none, in ms; each further one is twice as long. */
const FIRST_MILLIS = 800
const LONGEST_MILLIS = 20_000

/** Waits, until the signal says that nobody does any more. */
export type Sleep = (millis: number, signal?: AbortSignal) => Promise<void>

export const sleep: Sleep = (millis, signal) =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason ?? new DOMException('aborted', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, millis)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })

export interface Patience {
  /** How often at most it is tried, the first time included. */
  readonly tries: number
  readonly signal?: AbortSignal
  /** Told before each wait, with its length in ms. */
  readonly waits?: (millis: number) => void
  readonly sleep?: Sleep
  /** Between 0 and 1. */
  readonly random?: () => number
}

/**
 * Does something again as long as it fails for want of room or of a connection. Waits as long as
 * the server says, and a random part more, so that those who were refused together do not come back
 * together.
 */
export async function patiently<T>(act: () => Promise<T>, patience: Patience): Promise<T> {
  const random = patience.random ?? Math.random
  for (let tried = 1; ; tried++) {
    try {
      return await act()
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.passing || tried >= patience.tries) throw problem
      const doubled = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** (tried - 1))
      const least = problem.retryAfterMillis || doubled / 2
      const millis = Math.round(least + random() * Math.min(least, doubled))
      patience.waits?.(millis)
      await (patience.sleep ?? sleep)(millis, patience.signal)
    }
  }
}
