import { shallowRef } from 'vue'
import type { components } from '../../../api/schema'
import { patiently } from '../../../api/patience'
import { setClock } from './clock'
import { keep, kept } from './kept'
import { api, campaign } from './session'

export type PublicCard = components['schemas']['PublicCard']

/** The campaign as everybody sees it; from the last visit until this one's answer is there. */
export const card = shallowRef(kept<PublicCard>(`card.${campaign}`))

export async function lookAtCampaign(signal: AbortSignal): Promise<void> {
  const { data } = await patiently(
    () => api.GET('/v1/campaigns/{campaign}', { params: { path: { campaign } }, signal }),
    { tries: 100, signal },
  )
  if (!data) return
  setClock(data.serverTime)
  card.value = data
  keep(`card.${campaign}`, data)
}
