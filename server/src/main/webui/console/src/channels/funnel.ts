import type { paths } from '../../../api/schema'
import { FORMS, ratio } from './health'

export type Referrals =
  paths['/v1/admin/campaigns/{campaign}/referrals']['get']['responses'][200]['content']['application/json']
export type Steps = Referrals['totals']

/** One channel's way from share to order, with its forms. */
export interface Way {
  readonly channel: string
  readonly steps: Steps
  /** Acceptances by it for each active person; the channels' sum up to the campaign's. */
  readonly k: number | undefined
  readonly forms: readonly { readonly form: string; readonly steps: Steps }[]
}

const NOTHING: Steps = { shares: 0, opens: 0, installs: 0, acceptances: 0, rewarded: 0, firstOrders: 0 }

export const added = (a: Steps, b: Steps): Steps => ({
  shares: a.shares + b.shares,
  opens: a.opens + b.opens,
  installs: a.installs + b.installs,
  acceptances: a.acceptances + b.acceptances,
  rewarded: a.rewarded + b.rewarded,
  firstOrders: a.firstOrders + b.firstOrders,
})

const place = (form: string): number => (FORMS as readonly string[]).indexOf(form) + 1 || FORMS.length + 1

/** The funnel by channel, most shared first, each with its forms in their order. */
export function waysOf({ ways, channels }: Pick<Referrals, 'ways' | 'channels'>): Way[] {
  const names = [...new Set([...ways.map(({ channel }) => channel), ...channels.map(({ channel }) => channel)])]
  const rows = names.map((channel) => {
    const forms = ways.filter((way) => way.channel === channel).sort((a, b) => place(a.form) - place(b.form))
    return {
      channel,
      steps: forms.reduce((sum, { steps }) => added(sum, steps), NOTHING),
      k: channels.find((one) => one.channel === channel)?.k,
      forms,
    }
  })
  return rows.sort((a, b) => b.steps.shares - a.steps.shares || b.steps.opens - a.steps.opens || a.channel.localeCompare(b.channel))
}

export const opensPerShare = (steps: Steps): number | undefined => ratio(steps.opens, steps.shares)
export const acceptancesPerOpen = (steps: Steps): number | undefined => ratio(steps.acceptances, steps.opens)
