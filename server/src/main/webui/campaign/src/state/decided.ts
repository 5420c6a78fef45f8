import { sleep, patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { campaignNow } from './clock'

/** What an act is answered with: something for good, or that it is to be repeated at `retryAt`. */
interface Answered {
  readonly status?: string
  readonly retryAt?: string
}

/** Without a word of the server's, in ms. */
const LEAST_MILLIS = 1000

/**
 * Repeats the same request until it is decided: as long as it is queued, or fails for want of room
 * or of a connection.
 *
 * @param waits told before each wait, with its length in ms
 */
export async function untilDecided<T extends Answered>(
  act: () => Promise<{ data?: T }>,
  waits: (millis: number) => void,
  signal: AbortSignal,
): Promise<T> {
  for (;;) {
    const { data } = await patiently(act, { tries: 100, waits, signal })
    if (!data) throw Problem.unreachable()
    if (data.status !== 'queued') return data
    // Times of answers are the campaign's.
    const millis = Math.max(LEAST_MILLIS, Date.parse(data.retryAt ?? '') - campaignNow() || 0)
    waits(millis)
    await sleep(millis, signal)
  }
}
