import { patiently, sleep } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { newKey } from '../../../api/client'
import type { components } from '../../../api/schema'
import { keep, kept } from './kept'
import { api, asPerson, campaign } from './session'

export type Answer = components['schemas']['ClaimAnswer']

const KEY = `claim.${campaign}`

/**
 * Claims. The key lies on the device until there is an answer for good, so that a claim whose
 * answer was lost is asked for again, and not made twice.
 *
 * @param waits told before each wait, with its length in ms
 */
export async function claim(waits: (millis: number) => void, signal: AbortSignal): Promise<Answer> {
  const key = kept<string>(KEY) ?? newKey()
  keep(KEY, key)
  for (;;) {
    const { data } = await patiently(
      () =>
        asPerson(
          () =>
            api.POST('/v1/campaigns/{campaign}/claims', {
              params: { path: { campaign }, header: { 'Idempotency-Key': key } },
              body: {},
              signal,
            }),
          signal,
        ),
      { tries: 100, waits, signal },
    )
    if (!data) throw Problem.unreachable()
    if (data.status !== 'queued') {
      keep(KEY, null)
      return data
    }
    const millis = Math.max(1000, Date.parse(data.retryAt ?? '') - Date.now() || 1000)
    waits(millis)
    await sleep(millis, signal)
  }
}
