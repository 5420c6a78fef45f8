import { shallowRef } from 'vue'
import type { components } from '../../../api/schema'
import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { setClock } from './clock'
import { keep, kept } from './kept'
import { api, campaign } from './session'

export type PublicCard = components['schemas']['PublicCard']

/** The campaign as everybody sees it; from the last visit until this one's answer is there. */
export const card = shallowRef(kept<PublicCard>(`card.${campaign}`))

/** Why it could not be read the last time; empty when it could. */
export const trouble = shallowRef<Problem>()

export async function lookAtCampaign(signal: AbortSignal): Promise<void> {
  const look = () => api.GET('/v1/campaigns/{campaign}', { params: { path: { campaign } }, signal })
  const noted = () =>
    look().catch((problem: unknown) => {
      if (problem instanceof Problem) trouble.value = problem
      throw problem
    })
  const { data } = await patiently(noted, { tries: 100, signal })
  if (!data) return
  trouble.value = undefined
  setClock(data.serverTime)
  card.value = data
  keep(`card.${campaign}`, data)
}
