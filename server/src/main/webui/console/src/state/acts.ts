import { i18n } from '../texts'
import { cameOf, type Act, type Field } from './act'
import type { Campaign, Waiting } from './campaigns'
import { takesTwo, waitingFor, type LeadAct } from './lead'
import { api } from './session'

const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)

/** How often an act is asked for, given what waits already. */
function people(two: boolean, waiting: Waiting | undefined): Pick<Act, 'people' | 'first'> {
  if (!two) return { people: 'one' }
  if (!waiting) return { people: 'first' }
  return { people: 'second', first: { name: waiting.first ?? '', reason: waiting.reason ?? '' } }
}

/** Publishes, pauses, resumes, kills or closes a campaign. */
export function leadAct(campaign: Campaign, act: LeadAct, needsCertificate = false): Act {
  const id = campaign.id ?? ''
  const waiting = waitingFor(campaign, act)
  return {
    title: t(`acts.${act}.title`, { campaign: id }),
    means: t(`acts.${act}.means`),
    confirm: t(`acts.${act}.confirm`),
    grave: act === 'kill' || act === 'close',
    ...people(takesTwo(act, campaign.state), waiting),
    ...(act === 'publish' && needsCertificate ? { fields: clearance() } : {}),
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/{act}', {
          params: { path: { campaign: id, act }, header: { 'Idempotency-Key': key } },
          body: { reason, ...shown(values) },
        }),
      ),
  }
}

const clearance = (): Field[] => [
  { name: 'certificate', kind: 'text', label: t('acts.certificate'), hint: t('acts.certificateHint'), optional: true },
  { name: 'name', kind: 'text', label: t('acts.overrideName'), optional: true },
  { name: 'why', kind: 'text', label: t('acts.overrideReason'), optional: true },
]

/** A launch certificate, or who launches without one. */
function shown(values: Readonly<Record<string, string>>): object {
  const { certificate, name, why } = values
  if (certificate) return { certificate }
  return name || why ? { override: { name: name ?? '', reason: why ?? '' } } : {}
}

/** Leads a waiting room to another state. */
export function roomAct(campaign: string, to: string): Act {
  return {
    title: t('acts.room.title', { state: t(`room.states.${to}`) }),
    means: t(`acts.room.${to}`),
    confirm: t('acts.do'),
    people: 'one',
    run: async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/waiting-room/{act}', {
          params: { path: { campaign, act: to.replaceAll('_', '-') }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
  }
}

/** Sets how many places are admitted in a second at most. */
export function ceilingAct(campaign: string, now: number | undefined): Act {
  return {
    title: t('acts.ceiling.title'),
    means: t('acts.ceiling.means'),
    confirm: t('acts.do'),
    people: 'one',
    fields: [
      {
        name: 'perSecond',
        kind: 'number',
        label: t('acts.ceiling.perSecond'),
        hint: t('acts.ceiling.hint'),
        value: now === undefined ? '' : String(now),
        optional: true,
      },
    ],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.PUT('/v1/admin/campaigns/{campaign}/waiting-room/ceiling', {
          params: { path: { campaign }, header: { 'Idempotency-Key': key } },
          // Left out: as the campaign says.
          body: values['perSecond'] ? { reason, perSecond: Number(values['perSecond']) } : { reason },
        }),
      ),
  }
}

/** Engages a degrade level, forbids it, or leaves it to itself. */
export function degradeAct(level: string, name: string, word: 'on' | 'off' | 'auto'): Act {
  return {
    title: t(`acts.degrade.${word}`, { level: name }),
    means: t(`acts.degrade.${word}Means`),
    confirm: t('acts.do'),
    people: 'one',
    run: async ({ reason, key }) =>
      cameOf(
        await api.PUT('/v1/admin/degrade', {
          params: { header: { 'Idempotency-Key': key } },
          body: { level, word, reason },
        }),
      ),
  }
}

/** Voids one voucher of a person. */
export function voidAct(campaign: string): Act {
  return {
    title: t('acts.void.title'),
    means: t('acts.void.means'),
    confirm: t('acts.void.confirm'),
    grave: true,
    people: 'one',
    fields: [
      { name: 'user', kind: 'text', label: t('acts.void.user') },
      { name: 'voucher', kind: 'text', label: t('acts.void.voucher') },
    ],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.POST('/v1/admin/people/{user}/vouchers/{voucher}/void', {
          params: {
            path: { user: values['user'] ?? '', voucher: values['voucher'] ?? '' },
            header: { 'Idempotency-Key': key },
          },
          body: { campaign, reason },
        }),
      ),
  }
}

/** Ends an invite, and takes back what it has earned. */
export function clawBackAct(campaign: string): Act {
  return {
    title: t('acts.clawBack.title'),
    means: t('acts.clawBack.means'),
    confirm: t('acts.clawBack.confirm'),
    grave: true,
    people: 'one',
    fields: [{ name: 'code', kind: 'text', label: t('acts.clawBack.code') }],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/invites/{code}/clawback', {
          params: { path: { campaign, code: values['code'] ?? '' }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
  }
}
