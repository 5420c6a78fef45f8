import type { components } from '../../../api/schema'
import { i18n } from '../texts'
import { cameOf, type Act } from './act'
import { api } from './session'
import { count, money, percent, span } from './shown'

export type Rehearsal = components['schemas']['RehearsalCard']
export type Figures = components['schemas']['Figures']
export type Progress = components['schemas']['RehearsalProgress']
export type Model = components['schemas']['ModelCard']

const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)

/** How a rehearsal is to be played, as the form has it; an empty field leaves it to the model. */
export interface Wanted {
  readonly model: string
  readonly scale: string
  readonly speed: string
  readonly seconds: string
}

/** What the fields come to: what is left to the model is the model's. */
export function plan(wanted: Wanted, model: Model): { scale: number; speed: number; seconds: number; peakPerSecond: number } {
  const scale = number(wanted.scale) ?? model.scale
  const speed = number(wanted.speed) ?? model.speed
  const whole = (model.minutes * 60) / speed
  return {
    scale,
    speed,
    seconds: Math.min(number(wanted.seconds) ?? whole, whole),
    peakPerSecond: (model.peakPerMinute / 60) * scale * speed,
  }
}

const number = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text))

/** Plays a model on a sandbox server of its own. */
export function startAct(wanted: Wanted): Act {
  return {
    title: t('rehearsals.act.start', { model: wanted.model }),
    means: t('rehearsals.act.startMeans'),
    confirm: t('rehearsals.act.startConfirm'),
    people: 'one',
    run: async ({ reason, key }) => {
      const left = { scale: number(wanted.scale), speed: number(wanted.speed), seconds: number(wanted.seconds) }
      const said = Object.fromEntries(Object.entries(left).filter(([, value]) => value !== undefined))
      return cameOf(
        await api.POST('/v1/admin/rehearsals', {
          params: { header: { 'Idempotency-Key': key } },
          body: { model: wanted.model, reason, ...said },
        }),
      )
    },
  }
}

/** Ends one without a report. */
export function stopAct(rehearsal: Rehearsal): Act {
  return {
    title: t('rehearsals.act.stop', { model: rehearsal.model }),
    means: t('rehearsals.act.stopMeans'),
    confirm: t('rehearsals.act.stopConfirm'),
    grave: true,
    people: 'one',
    run: async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/rehearsals/{id}/stop', {
          params: { path: { id: rehearsal.id }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
  }
}

export type Phase = 'starting' | 'playing' | 'ending'

/** How far one is that is played now, by what it printed: a share of the model, once people come. */
export function phaseOf(lines: readonly string[]): { phase: Phase; share?: number } {
  if (lines.some((line) => line === 'auditing')) return { phase: 'ending' }
  for (const line of lines.toReversed()) {
    const said = /^minute ([\d.]+) of ([\d.]+)/.exec(line)
    if (said) return { phase: 'playing', share: Math.min(1, Number(said[1]) / Number(said[2])) }
  }
  return { phase: 'starting' }
}

/** One figure of a report: how it is shown, and whether less of it is better. */
interface Measure {
  readonly name: string
  readonly of: (figures: Figures) => number | undefined
  readonly show: (n: number, figures: Figures) => string
  readonly less?: true
}

const counted = (name: 'people' | 'gaveUp' | 'unsent' | 'granted' | 'orders' | 'accepted' | 'answers' | 'busiestSecond' | 'unexpected', less?: true): Measure => ({
  name,
  of: (figures) => figures[name],
  show: (n) => count(n),
  ...(less ? { less } : {}),
})

const waited = (name: 'claimP50Millis' | 'claimP99Millis' | 'claimP999Millis'): Measure => ({
  name,
  of: (figures) => figures[name],
  show: (n) => t('live.millis', { n: count(n, n < 10 ? 1 : 0) }),
  less: true,
})

export const MEASURES: readonly Measure[] = [
  counted('people'),
  counted('gaveUp', true),
  counted('unsent', true),
  counted('granted'),
  { name: 'money', of: ({ grantedMinor }) => grantedMinor, show: (n, { currency }) => money(n, currency) },
  counted('orders'),
  counted('accepted'),
  counted('answers'),
  counted('busiestSecond'),
  counted('unexpected', true),
  waited('claimP50Millis'),
  waited('claimP99Millis'),
  waited('claimP999Millis'),
  // Not known is written as 0.
  { name: 'serverCpu', of: ({ serverCpuMillis }) => serverCpuMillis || undefined, show: (n) => span(n) },
]

export interface Compared {
  readonly name: string
  readonly before: string
  readonly after: string
  /** With its sign; empty when there is none, or one of the two is not known. */
  readonly difference: string
  readonly verdict: 'better' | 'worse' | ''
}

/** The figures of two reports, side by side. */
export function compare(before: Figures, after: Figures): Compared[] {
  return MEASURES.map(({ name, of, show, less }) => {
    const a = of(before)
    const b = of(after)
    const shown = { name, before: a === undefined ? '–' : show(a, before), after: b === undefined ? '–' : show(b, after) }
    if (a === undefined || b === undefined || a === b) return { ...shown, difference: '', verdict: '' }
    const sign = b > a ? '+' : '−'
    const share = a === 0 ? '' : ` (${sign}${percent(Math.abs(b - a) / a, 1)})`
    return { ...shown, difference: sign + show(Math.abs(b - a), after) + share, verdict: less ? (b < a ? 'better' : 'worse') : '' }
  })
}

/** Whether two were played the same way; if not, differences say little. */
export const alike = (a: Rehearsal, b: Rehearsal): boolean =>
  a.model === b.model && a.scale === b.scale && a.speed === b.speed && a.seconds === b.seconds

/** The two that were chosen, the earlier one first; none while one of them has no figures. */
export function pair(chosen: readonly string[], list: readonly Rehearsal[]): readonly [Rehearsal, Rehearsal] | undefined {
  const [a, b] = list.filter(({ id, figures }) => figures && chosen.includes(id)).sort((x, y) => Date.parse(x.startedAt) - Date.parse(y.startedAt))
  return a && b ? [a, b] : undefined
}

/** Two at most are compared: a third takes the place of the one that was chosen first. */
export function toggled(chosen: readonly string[], id: string): string[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-2)
}

/** The address that shows a report once. */
export async function reportLink(id: string): Promise<string> {
  const { data } = await api.POST('/v1/admin/rehearsals/{id}/report-link', { params: { path: { id } } })
  return data?.link ?? ''
}

/** The report's figures, as the file that they are. */
export async function reportJson(id: string): Promise<Blob | undefined> {
  const { data } = await api.GET('/v1/admin/rehearsals/{id}/report.json', { params: { path: { id } }, parseAs: 'blob' })
  return data as Blob | undefined
}
