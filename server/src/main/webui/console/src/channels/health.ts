import type { paths } from '../../../api/schema'

type Answer<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  responses: { 200: { content: { 'application/json': infer T } } }
}
  ? T
  : never

export type Health = Answer<'/v1/admin/campaigns/{campaign}/channels', 'get'>
export type Channel = Health['channels'][number]
export type FormHealth = Channel['forms'][number]
export type Canary = NonNullable<FormHealth['canary']>
export type PolicyNote = Channel['notes'][number]
export type Binary = Health['binaryMoments'][number]
export type Moments = Answer<'/v1/admin/campaigns/{campaign}/moments', 'get'>
export type Moment = Moments['moments'][number]

/** In the order in which the server goes on from one to the next. */
export const FORMS = ['link', 'poster', 'code', 'passphrase', 'spoken'] as const
/** Those that a policy note can forbid. */
export const FORBIDDABLE = ['link', 'poster', 'passphrase'] as const

/** From this on of the way to an alarm, somebody should look. */
const NEAR = 0.5

export type Tone = 'good' | 'warn' | 'bad' | 'hollow'

/** A share of nothing is not known. */
export const ratio = (n: number | undefined, of: number | undefined): number | undefined =>
  n === undefined || !of ? undefined : n / of

/** Forms that were shared or opened in the last hour, or of which something else is to be said. */
export const livelyForms = (channel: Channel): FormHealth[] =>
  channel.forms.filter(
    ({ blocked, lastHour, canary, opensPerShare, form }) =>
      blocked || !!canary || lastHour.shares + lastHour.opens > 0 || opensPerShare.usual !== undefined || form === channel.form,
  )

/** How alarming a channel is: its form in force is blocked, another one is or may be, or all is well. */
export function toneOf(channel: Channel): Tone {
  if (channel.forms.some(({ blocked, form }) => blocked && form === channel.form)) return 'bad'
  if (channel.standing === 'moved' || channel.forms.some(({ blocked, canary }) => blocked || canary?.overdue)) return 'warn'
  if (nearest(channel) >= NEAR) return 'warn'
  return channel.standing === 'pinned' ? 'hollow' : 'good'
}

/** 0 to 1: how near the nearest of its forms is to an alarm. */
export const nearest = (channel: Channel): number => Math.max(0, ...channel.forms.map(({ suspicion }) => suspicion))

/** A canary in a word: none, awaited, overdue, or what it found. */
export function canaryWord(canary: Canary | undefined): string {
  if (!canary) return 'none'
  if (canary.overdue) return 'overdue'
  return canary.result ?? 'awaited'
}

export const canaryTone = (word: string): Tone =>
  word === 'ok' ? 'good' : word === 'blocked' ? 'bad' : word === 'overdue' || word === 'copy_blocked' ? 'warn' : 'hollow'

/** The worst first, then those that are used most. */
export function byUrgency(channels: readonly Channel[]): Channel[] {
  const order: readonly Tone[] = ['bad', 'warn', 'hollow', 'good']
  const shares = ({ forms }: Channel): number => forms.reduce((sum, { lastHour }) => sum + lastHour.shares, 0)
  return [...channels].sort(
    (a, b) =>
      order.indexOf(toneOf(a)) - order.indexOf(toneOf(b)) || shares(b) - shares(a) || a.channel.localeCompare(b.channel),
  )
}

/** The latest first; those that are still to come are a list of their own, the next one first. */
export function past(moments: readonly Moment[], nowMillis: number): { gone: Moment[]; ahead: Moment[] } {
  const at = (moment: Moment): number => Date.parse(moment.at)
  const sorted = [...moments].sort((a, b) => at(a) - at(b))
  return {
    gone: sorted.filter((moment) => at(moment) <= nowMillis).reverse(),
    ahead: sorted.filter((moment) => at(moment) > nowMillis),
  }
}

/** Blocks that the server found and that are not over. */
export const openAlarms = (moments: readonly Moment[]): Moment[] =>
  moments.filter(({ kind, by, until }) => kind === 'block' && by === 'server' && !until)

/** What a binary moment does: tells a text, or pins a form of the channel. */
export const actionOf = (choice: string, text: string, channel: string): { tell: string } | { channel: string; form: string } =>
  choice === 'tell' ? { tell: text } : { channel, form: choice }

/** 2026-02-17T12:00 of a clock field, with the campaign's offset as `at` (RFC 3339) has it. */
export function onClock(local: string, at: string | undefined): string {
  const offset = /([+-]\d\d:\d\d|Z)$/.exec(at ?? '')?.[1] ?? 'Z'
  return `${local.length === 16 ? `${local}:00` : local}${offset}`
}

/** An RFC 3339 time as a clock field takes it. */
export const asLocal = (at: string | undefined): string => (at ?? '').slice(0, 16)

/** Notes with one put in place of another, added, or taken away. */
export function notesWith(notes: readonly PolicyNote[], at: number, note: PolicyNote | undefined): PolicyNote[] {
  const next = [...notes]
  if (note) next.splice(at < 0 ? next.length : at, at < 0 ? 0 : 1, note)
  else if (at >= 0) next.splice(at, 1)
  return next
}
