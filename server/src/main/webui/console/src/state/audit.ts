/** What the audit log is searched for; empty fields admit everything. */
export interface Wanted {
  readonly actor: string
  readonly action: string
  /** As `datetime-local` fields write it, on this machine's wall clock. */
  readonly from: string
  readonly to: string
  readonly limit: number
}

export type Query = Partial<Record<'actor' | 'action' | 'from' | 'to' | 'limit', string>>

/** The request for it: only what was filled in. */
export function queryOf(wanted: Wanted): Query {
  const query: Query = { limit: String(wanted.limit) }
  if (wanted.actor.trim()) query.actor = wanted.actor.trim()
  if (wanted.action.trim()) query.action = wanted.action.trim()
  const from = instant(wanted.from)
  const to = instant(wanted.to)
  if (from) query.from = from
  if (to) query.to = to
  return query
}

function instant(local: string): string | undefined {
  const millis = Date.parse(local)
  return Number.isNaN(millis) ? undefined : new Date(millis).toISOString()
}

/** What acts come to: that they were done, or the state that a campaign was led to at a start. Anything else is a problem's code. */
const DONE = /^(done|repeated|awaiting_second_person|draft|scheduled|running|paused|killed|closed)\b/

/** Whether an outcome is a refusal. */
export const refused = (outcome: string | undefined): boolean => !!outcome && !DONE.test(outcome)
