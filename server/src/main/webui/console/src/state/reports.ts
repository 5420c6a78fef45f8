import { onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import type { ReportName } from '../books/layouts'
import { reportOf, type Report } from '../books/report'
import { campaigns } from './campaigns'
import { api } from './session'

export type Format = 'json' | 'csv' | 'text'
export type Query = Readonly<Record<string, string>>

/** What a report is made of. */
export interface Asked {
  readonly name: ReportName
  readonly query: Query
  /** Only for a reconciliation: what the payment provider's file says. */
  readonly file?: string
}

interface Answer {
  readonly data?: unknown
  readonly response: Response
}

const TEXT = { parseAs: 'text' } as const
const CSV = { headers: { 'Content-Type': 'text/csv' }, bodySerializer: (body: unknown): string => String(body) }

const ROUTES: Readonly<Record<ReportName, (query: Query, file: string) => Promise<Answer>>> = {
  'trial-balance': (query) => api.GET('/v1/admin/finance/trial-balance', { params: { query }, ...TEXT }),
  'day-close': ({ day = '', ...query }) => api.GET('/v1/admin/finance/days/{day}/close', { params: { path: { day }, query }, ...TEXT }),
  settlement: (query) => api.GET('/v1/admin/finance/settlements', { params: { query }, ...TEXT }),
  reconciliation: (query, file) => api.POST('/v1/admin/finance/reconciliations', { params: { query }, body: file, ...CSV, ...TEXT }),
  breakage: (query) => api.GET('/v1/admin/finance/breakage', { params: { query }, ...TEXT }),
  payouts: (query) => api.GET('/v1/admin/finance/payouts', { params: { query }, ...TEXT }),
}

/** Has the server make a report; it makes one at a time, so that is asked again while it is busy. @throws Problem */
export async function made({ name, query, file = '' }: Asked, format: Format): Promise<{ text: string; holds: string | null }> {
  const whole = { campaign: campaigns.chosen.value, ...query, format }
  const { data, response } = await patiently(() => ROUTES[name](whole, file), { tries: 3 })
  return { text: String(data ?? ''), holds: response.headers.get('report-holds') }
}

/** A report that is on the screen, with what it was made of: the same is what is downloaded. */
export interface Made {
  readonly report: Report
  readonly asked: Asked
  readonly atMillis: number
}

export interface ReportMaking {
  readonly made: Readonly<Ref<Made | undefined>>
  readonly problem: Readonly<Ref<Problem | undefined>>
  readonly busy: Readonly<Ref<boolean>>
  readonly make: (asked: Asked) => Promise<void>
  readonly forget: () => void
}

/**
 * Makes reports when they are asked for, and not by itself: each reads the whole journal and stands in the audit log. What
 * was made stays when a later one fails; with another campaign it goes.
 */
export function useReport(first?: () => Asked): ReportMaking {
  const shown = shallowRef<Made>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  let turn = 0

  async function make(asked: Asked): Promise<void> {
    const mine = ++turn
    busy.value = true
    try {
      const { text, holds } = await made(asked, 'json')
      if (mine !== turn) return
      shown.value = { report: reportOf(asked.name, text, holds), asked, atMillis: Date.now() }
      problem.value = undefined
    } catch (failed) {
      if (!(failed instanceof Problem)) throw failed
      if (mine === turn) problem.value = failed
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  function forget(): void {
    turn++
    shown.value = undefined
    problem.value = undefined
    busy.value = false
  }

  function anew(): void {
    forget()
    if (first && campaigns.chosen.value) void make(first())
  }

  onMounted(anew)
  watch(campaigns.chosen, anew)
  return { made: shown, problem, busy, make, forget }
}
