import type { components } from '../../../api/schema'
import { i18n } from '../texts'
import { cameOf, type Act } from './act'
import type { Campaign } from './campaigns'
import { api } from './session'

export type Prize = components['schemas']['PrizeState']

const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)

/** A prize as it is listed: `idle` is one that nobody stopped, but that is not given out now. */
export interface Row {
  readonly prize: Prize
  readonly state: 'granted' | 'stopped' | 'idle'
  /** Whether the wave that is open has it. */
  readonly open: boolean
}

/** The campaign's prizes: those of the open wave first, else as the file has them. */
export function rowsOf(campaign: Campaign): Row[] {
  const rows = (campaign.prizes ?? []).map((prize): Row => {
    const open = !!campaign.wave && (prize.waves ?? []).includes(campaign.wave)
    return { prize, open, state: prize.stopped ? 'stopped' : open && campaign.state === 'running' ? 'granted' : 'idle' }
  })
  return [...rows.filter(({ open }) => open), ...rows.filter(({ open }) => !open)]
}

/** Whether there is anything to stop: from the publishing of a campaign to its close. */
export const isStoppable = (campaign: Campaign): boolean => campaign.state !== 'draft' && campaign.state !== 'closed'

/** Stops a prize, or lets it be granted again. */
export function prizeAct(campaign: string, { id = '', name = '' }: Prize, act: 'stop' | 'resume'): Act {
  return {
    title: t(`acts.prize.${act}.title`, { prize: name }),
    means: t(`acts.prize.${act}.means`),
    confirm: t(`acts.prize.${act}.confirm`),
    people: 'one',
    run: async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/prizes/{prize}/{act}', {
          params: { path: { campaign, prize: id, act }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
  }
}
