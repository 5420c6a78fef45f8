import { sleep as reallySleep, type Sleep } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import type { OrderCard } from './talk'

const SHORTEST_MILLIS = 2_000
const LONGEST_MILLIS = 30_000
/** What starts far ahead changes seldom. */
const FAR_MILLIS = 120_000
const FAR_AHEAD_MILLIS = 3_600_000
/** Around the time at which it is to be ready, nobody wants to wait for the page. */
const NEAR_MILLIS = 8_000
const NEAR_AHEAD_MILLIS = 60_000

const ENDED = new Set(['completed', 'cancelled', 'rejected'])

export const isEnded = (order: OrderCard): boolean => ENDED.has(order.status ?? '')

/** Whether nothing about it is going to change by itself: it has ended, and all money has come back. */
export const isSettled = (order: OrderCard): boolean =>
  isEnded(order) &&
  (order.refunds ?? []).every((refund) => refund.done !== false) &&
  order.payment?.state !== 'charging' &&
  order.payment?.state !== 'stopping'

/**
 * How long to wait before an order is looked at again, in ms.
 *
 * @param quiet how often in a row it was as before
 * @param nowMillis the campaign's time
 */
export function pauseMillis(order: OrderCard, quiet: number, nowMillis: number): number {
  const aheadMillis = (at: string | undefined): number => (at ? Date.parse(at) - nowMillis : NaN)
  const isFar = aheadMillis(order.startsAt) > FAR_AHEAD_MILLIS && order.status !== 'placed'
  const isNear = Math.abs(aheadMillis(order.readyAt)) < NEAR_AHEAD_MILLIS && !isEnded(order)
  const longest = isNear ? NEAR_MILLIS : isFar ? FAR_MILLIS : LONGEST_MILLIS
  return Math.min(longest, SHORTEST_MILLIS * 1.6 ** quiet)
}

export interface Following {
  readonly look: () => Promise<OrderCard>
  readonly seen: (order: OrderCard) => void
  /** Told when a look failed, and when one succeeds again. */
  readonly lost: (lost: boolean) => void
  /** Resolves while somebody looks at the page. */
  readonly awake: (signal: AbortSignal) => Promise<void>
  readonly now: () => number
  readonly signal: AbortSignal
  readonly sleep?: Sleep
  readonly random?: () => number
}

const toldOf = (order: OrderCard): string => JSON.stringify([order.status, order.code, order.readyAt, order.payment, order.refunds])

/** Looks at an order again and again until it is settled: often while it changes, seldom while it does not. */
export async function follow(following: Following): Promise<void> {
  const { signal, random = Math.random, sleep = reallySleep } = following
  let before = ''
  let quiet = 0
  let failed = 0
  while (!signal.aborted) {
    let millis: number
    try {
      const order = await following.look()
      following.lost(false)
      following.seen(order)
      if (isSettled(order)) return
      const told = toldOf(order)
      quiet = told === before ? quiet + 1 : 0
      before = told
      failed = 0
      millis = pauseMillis(order, quiet, following.now())
    } catch (problem) {
      if (signal.aborted || !(problem instanceof Problem) || !problem.passing) throw problem
      following.lost(true)
      millis = Math.max(problem.retryAfterMillis, Math.min(LONGEST_MILLIS, SHORTEST_MILLIS * 2 ** failed++))
    }
    // A part at random, so that those who ordered together do not ask together.
    await sleep(Math.round(millis * (0.85 + random() * 0.3)), signal)
    await following.awake(signal)
  }
}

/** Resolves at once while the page is shown, else when it is again. */
export const shown = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error)
    if (document.visibilityState === 'visible') return resolve()
    const look = () => {
      if (document.visibilityState !== 'visible') return
      stop()
      resolve()
    }
    const leave = () => {
      stop()
      reject(signal.reason as Error)
    }
    const stop = () => {
      document.removeEventListener('visibilitychange', look)
      signal.removeEventListener('abort', leave)
    }
    document.addEventListener('visibilitychange', look)
    signal.addEventListener('abort', leave)
  })
