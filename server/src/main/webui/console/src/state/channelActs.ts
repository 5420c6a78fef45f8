import { actionOf, asLocal, FORBIDDABLE, FORMS, notesWith, onClock, type Channel, type FormHealth, type Health, type PolicyNote } from '../channels/health'
import { i18n, word } from '../texts'
import { cameOf, type Act, type Choice } from './act'
import { api } from './session'

const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)
export const channelName = (channel: string): string => word('channels.names', channel)
export const formName = (form: string): string => word('channels.forms', form)
const named = (channel: string, form: string): Record<string, string> => ({ channel: channelName(channel), form: formName(form) })
const forms = (): Choice[] => FORMS.map((value) => ({ value, label: formName(value) }))
const keyed = (key: string) => ({ 'Idempotency-Key': key })

/** Fixes the form that a channel recommends. */
export function pinAct(campaign: string, channel: Channel): Act {
  return {
    title: t('channels.acts.pin.title', { channel: channelName(channel.channel) }),
    means: t('channels.acts.pin.means'),
    confirm: t('channels.acts.pin.confirm'),
    people: 'one',
    fields: [{ name: 'form', kind: 'choice', label: t('channels.form'), choices: forms(), value: channel.form }],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.PUT('/v1/admin/campaigns/{campaign}/channels/{channel}/pin', {
          params: { path: { campaign, channel: channel.channel }, header: keyed(key) },
          body: { form: values['form'] ?? '', reason },
        }),
      ),
  }
}

/** Lets the evidence decide again. */
export function unpinAct(campaign: string, channel: Channel): Act {
  const otherwise = formName(channel.pin?.otherwise ?? channel.form)
  return {
    title: t('channels.acts.unpin.title', { channel: channelName(channel.channel) }),
    means: t('channels.acts.unpin.means', { form: otherwise }),
    confirm: t('channels.acts.unpin.confirm'),
    people: 'one',
    run: async ({ reason, key }) =>
      cameOf(
        await api.DELETE('/v1/admin/campaigns/{campaign}/channels/{channel}/pin', {
          params: { path: { campaign, channel: channel.channel }, query: { reason }, header: keyed(key) },
        }),
      ),
  }
}

/** "It is no block": what the ratios are now is usual. */
export function usualAct(campaign: string, channel: string, form: string): Act {
  return {
    title: t('channels.acts.usual.title', named(channel, form)),
    means: t('channels.acts.usual.means'),
    confirm: t('channels.acts.usual.confirm'),
    people: 'one',
    grave: true,
    run: async ({ reason, key }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/channels/{channel}/usual', {
          params: { path: { campaign, channel }, header: keyed(key) },
          body: { form, reason },
        }),
      ),
  }
}

/** How often a canary is expected on a channel; of a form, or of one that is chosen. */
export function expectAct(campaign: string, channel: string, form?: FormHealth): Act {
  return {
    title: t('channels.acts.expect.title', { channel: channelName(channel) }),
    means: t('channels.acts.expect.means'),
    confirm: t('channels.acts.expect.confirm'),
    people: 'one',
    fields: [
      { name: 'form', kind: 'choice', label: t('channels.form'), choices: forms(), value: form?.form ?? 'link' },
      {
        name: 'every',
        kind: 'number',
        label: t('channels.acts.expect.every'),
        hint: t('channels.acts.expect.hint'),
        value: String(form?.canary?.expectedEveryMinutes ?? 10),
      },
    ],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.PUT('/v1/admin/campaigns/{campaign}/channels/{channel}/canary-schedule', {
          params: { path: { campaign, channel }, header: keyed(key) },
          body: { form: values['form'] ?? '', everyMinutes: Number(values['every']), reason },
        }),
      ),
  }
}

/** What somebody found who tried a form by hand. */
export function canaryAct(campaign: string, channel: string, form = 'link'): Act {
  const results = ['ok', 'blocked', 'copy_blocked'].map((value) => ({ value, label: t(`channels.canary.${value}`) }))
  return {
    title: t('channels.acts.canary.title', { channel: channelName(channel) }),
    means: t('channels.acts.canary.means'),
    confirm: t('channels.acts.canary.confirm'),
    people: 'one',
    longestReason: 200,
    fields: [
      { name: 'form', kind: 'choice', label: t('channels.form'), choices: forms(), value: form },
      { name: 'result', kind: 'choice', label: t('channels.acts.canary.result'), choices: results, value: 'ok' },
    ],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/channels/{channel}/canaries', {
          params: { path: { campaign, channel }, header: keyed(key) },
          body: { form: values['form'] ?? '', result: values['result'] ?? '', note: reason },
        }),
      ),
  }
}

function replaceNotes(campaign: string, channel: string, notes: readonly PolicyNote[], key: string, reason: string) {
  return api.PUT('/v1/admin/campaigns/{campaign}/channels/{channel}/notes', {
    params: { path: { campaign, channel }, header: keyed(key) },
    body: { notes: [...notes], reason },
  })
}

/** Adds a policy note (`at` below 0), or writes one anew. */
export function noteAct(campaign: string, { channel, notes }: Channel, at: number, today: string): Act {
  const old = notes[at]
  return {
    title: t(old ? 'channels.acts.note.edit' : 'channels.acts.note.add', { channel: channelName(channel) }),
    means: t('channels.acts.note.means'),
    confirm: t('channels.acts.note.confirm'),
    people: 'one',
    fields: [
      { name: 'text', kind: 'long', label: t('channels.note.text'), value: old?.text ?? '' },
      { name: 'source', kind: 'text', label: t('channels.note.source'), value: old?.source ?? '' },
      { name: 'checked', kind: 'date', label: t('channels.note.checkedOn'), value: old?.checked ?? today },
      ...FORBIDDABLE.map((form) => ({
        name: form,
        kind: 'flag' as const,
        label: t('channels.note.forbid', { form: formName(form) }),
        value: old?.forbids.includes(form) ? 'yes' : '',
        optional: true,
      })),
    ],
    run: async ({ reason, key, values }) => {
      const forbids = FORBIDDABLE.filter((form) => values[form] === 'yes')
      const note = { text: values['text'] ?? '', source: values['source'] ?? '', checked: values['checked'] ?? '', forbids: [...forbids] }
      return cameOf(await replaceNotes(campaign, channel, notesWith(notes, at, note), key, reason))
    },
  }
}

/** Takes a policy note away. */
export function dropNoteAct(campaign: string, { channel, notes }: Channel, at: number): Act {
  return {
    title: t('channels.acts.dropNote.title', { channel: channelName(channel) }),
    means: t('channels.acts.dropNote.means', { text: notes[at]?.text ?? '' }),
    confirm: t('channels.acts.dropNote.confirm'),
    people: 'one',
    grave: true,
    run: async ({ reason, key }) => cameOf(await replaceNotes(campaign, channel, notesWith(notes, at, undefined), key, reason)),
  }
}

/** Puts a moment down. */
export function momentAct(campaign: string, at: string): Act {
  const kinds = ['note', 'block', 'outage', 'gala'].map((value) => ({ value, label: t(`moments.kinds.${value}`) }))
  return {
    title: t('channels.acts.moment.title'),
    means: t('channels.acts.moment.means'),
    confirm: t('channels.acts.moment.confirm'),
    people: 'one',
    fields: [
      { name: 'text', kind: 'text', label: t('channels.moment.text') },
      { name: 'kind', kind: 'choice', label: t('channels.moment.kind'), choices: kinds, value: 'note' },
      { name: 'at', kind: 'time', label: t('channels.moment.at'), hint: t('channels.clock'), value: asLocal(at) },
      { name: 'until', kind: 'time', label: t('channels.moment.until'), hint: t('channels.moment.untilHint'), optional: true },
    ],
    run: async ({ reason, key, values }) =>
      cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/moments', {
          params: { path: { campaign }, header: keyed(key) },
          body: {
            kind: values['kind'] ?? 'note',
            text: values['text'] ?? '',
            reason,
            ...(values['at'] ? { at: onClock(values['at'], at) } : {}),
            ...(values['until'] ? { until: onClock(values['until'], at) } : {}),
          },
        }),
      ),
  }
}

/** "If wechat lifts before ..., this, else that." */
export function binaryAct(campaign: string, { at, channels, binaryMoments }: Health, channel: string): Act {
  const what = ['tell', ...FORMS].map((value) => ({
    value,
    label: value === 'tell' ? t('channels.binary.tell') : t('channels.binary.pin', { form: formName(value) }),
  }))
  const text = (name: string, label: string) => ({ name, kind: 'text' as const, label: t(label), hint: t('channels.binary.textHint'), optional: true })
  return {
    title: t('channels.acts.binary.title'),
    means: t('channels.acts.binary.means'),
    confirm: t('channels.acts.binary.confirm'),
    people: 'one',
    fields: [
      { name: 'id', kind: 'text', label: t('channels.binary.id'), hint: t('channels.binary.idHint'), value: `${channel}-${binaryMoments.length + 1}` },
      { name: 'channel', kind: 'choice', label: t('channels.channel'), choices: channels.map((one) => ({ value: one.channel, label: channelName(one.channel) })), value: channel },
      { name: 'before', kind: 'time', label: t('channels.binary.before'), hint: t('channels.clock') },
      { name: 'lifted', kind: 'choice', label: t('channels.binary.ifLifted'), choices: what, value: 'tell' },
      text('liftedText', 'channels.binary.liftedText'),
      { name: 'not', kind: 'choice', label: t('channels.binary.ifNot'), choices: what, value: 'tell' },
      text('notText', 'channels.binary.notText'),
    ],
    run: async ({ reason, key, values }) => {
      const of = (name: string): string => values[name] ?? ''
      return cameOf(
        await api.POST('/v1/admin/campaigns/{campaign}/moments/binary', {
          params: { path: { campaign }, header: keyed(key) },
          body: {
            id: of('id'),
            channel: of('channel'),
            before: onClock(of('before'), at),
            ifLifted: actionOf(of('lifted'), of('liftedText'), of('channel')),
            ifNot: actionOf(of('not'), of('notText'), of('channel')),
            reason,
          },
        }),
      )
    },
  }
}

/** Takes back a binary moment that waits. */
export function unscheduleAct(campaign: string, id: string): Act {
  return {
    title: t('channels.acts.unschedule.title', { id }),
    means: t('channels.acts.unschedule.means'),
    confirm: t('channels.acts.unschedule.confirm'),
    people: 'one',
    grave: true,
    run: async ({ reason, key }) =>
      cameOf(
        await api.DELETE('/v1/admin/campaigns/{campaign}/moments/binary/{id}', {
          params: { path: { campaign, id }, query: { reason }, header: keyed(key) },
        }),
      ),
  }
}
