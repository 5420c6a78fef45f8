import { newKey } from '../../../api/client'
import type { components } from '../../../api/schema'
import { untilDecided } from './decided'
import { keep, kept } from './kept'
import { asPlaced } from './room'
import { api, campaign } from './session'

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
  const post = () =>
    api.POST('/v1/campaigns/{campaign}/claims', {
      params: { path: { campaign }, header: { 'Idempotency-Key': key } },
      body: {},
      signal,
    })
  const answer = await untilDecided(() => asPlaced(post, signal), waits, signal)
  keep(KEY, null)
  return answer
}
