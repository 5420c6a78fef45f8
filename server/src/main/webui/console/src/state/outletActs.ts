import type { components } from '../../../api/schema'
import { resolutionOf, resultsOf } from '../outlets/letters'
import { i18n, word } from '../texts'
import { cameOf, type Act } from './act'
import { api } from './session'

export type Letter = components['schemas']['DeadLetterCard']

const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)

/** Stops an outlet from taking orders, or lets it take them again. */
export function outletAct(campaign: string, outlet: string, name: string, act: 'pause' | 'resume'): Act {
  return {
    title: t(`acts.outlet.${act}.title`, { outlet: name }),
    means: t(`acts.outlet.${act}.means`),
    confirm: t(`acts.outlet.${act}.confirm`),
    people: 'one',
    run: async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/outlets/{outlet}/{act}', {
          params: { path: { campaign, outlet, act }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
  }
}

/** Asks the other side for it again. */
export function resendAct({ id, kind }: Letter): Act {
  return {
    title: t('acts.resend.title', { what: word('letters.kinds', kind) }),
    means: t('acts.resend.means', { id }),
    confirm: t('acts.resend.confirm'),
    people: 'one',
    run: async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/dead-letters/{effect}/resend', {
          params: { path: { effect: id }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
  }
}

/** The server takes a shorter reason here than elsewhere: it goes into the journal. */
const LONGEST_REASON = 200

/** Says what came of it, as is known by other ways. */
export function resolveAct({ id, kind }: Letter): Act {
  const results = resultsOf(kind)
  return {
    title: t('acts.resolve.title', { what: word('letters.kinds', kind) }),
    means: t(results.length > 1 ? 'acts.resolve.means' : 'acts.resolve.meansOwed', { id }),
    confirm: t('acts.resolve.confirm'),
    grave: true,
    people: 'one',
    longestReason: LONGEST_REASON,
    fields: [
      {
        name: 'result',
        kind: 'choice',
        label: t('acts.resolve.result'),
        // Of two, none is chosen beforehand: there is no way back.
        value: results.length === 1 ? (results[0] ?? '') : '',
        choices: results.map((value) => ({ value, label: t(`acts.resolve.results.${value}`) })),
      },
      { name: 'reference', kind: 'text', label: t('acts.resolve.reference'), hint: t('acts.resolve.referenceHint'), optional: true },
    ],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.POST('/v1/admin/dead-letters/{effect}/resolve', {
          params: { path: { effect: id }, header: { 'Idempotency-Key': key } },
          body: resolutionOf(kind, { result: values['result'] ?? '', reference: values['reference'] ?? '', reason }),
        }),
      ),
  }
}
