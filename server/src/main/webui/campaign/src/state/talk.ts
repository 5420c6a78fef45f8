import type { components } from '../../../api/schema'
import type { SseEvent } from './sse'

export type Quote = components['schemas']['Quote']
export type OrderCard = components['schemas']['OrderCard']
export type Envelope = components['schemas']['Envelope']

/** Something to choose from: the label is what is said to choose it. */
export interface Choices {
  readonly field: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** A part of what is to be had, as the assistant's search finds it. */
export interface Menu {
  readonly outlets: readonly MenuPlace[]
}

export interface MenuPlace {
  readonly outlet: string
  readonly name: string
  readonly category: string
  readonly open: boolean
  readonly waitSeconds?: number
  readonly items: readonly MenuItem[]
}

export interface MenuItem {
  readonly item: string
  readonly name: string
  readonly priceMinor?: number
  readonly seats?: readonly { readonly slot: string; readonly name: string; readonly startsAt: string; readonly seatClass: string; readonly priceMinor: number; readonly left: number }[]
}

/** A card under an answer. Kinds that are not shown as cards are told in the answer's words. */
export type Shown =
  | { readonly type: 'quote'; readonly card: Quote }
  | { readonly type: 'order'; readonly card: OrderCard }
  | { readonly type: 'envelope'; readonly card: { readonly envelope?: Envelope } }
  | { readonly type: 'choices'; readonly card: Choices }
  | { readonly type: 'menu'; readonly card: Menu }
  | { readonly type: 'invite_offer'; readonly card: { readonly acceptable?: boolean } }
  | { readonly type: 'invite_suggestions'; readonly card: { readonly suggestions?: readonly string[] } }
  | { readonly type: 'invite'; readonly card: { readonly code?: string } }
  | { readonly type: 'wallet' }

/** Whether orders are being taken, as the server last told. */
export interface Ordering {
  readonly ordering: 'open' | 'paused' | 'queued' | 'down'
  readonly retryAt?: string
}

/** What one event of an answer means. */
export type Heard =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'tool'; readonly name: string; readonly state: string }
  | { readonly kind: 'card'; readonly shown: Shown }
  | { readonly kind: 'state'; readonly ordering: Ordering }
  | { readonly kind: 'done'; readonly conversation: string }
  | { readonly kind: 'problem'; readonly message: string }

/** What the person did: said something, or pressed a quote's button. */
export type Ask =
  | { readonly text: string }
  | { readonly confirm: { readonly quote: string; readonly hash: string } }

export interface Said {
  readonly kind: 'said'
  readonly id: number
  readonly text: string
}

export interface Answer {
  readonly kind: 'answer'
  readonly id: number
  readonly text: string
  readonly cards: readonly Shown[]
  /** The tool at work; empty for none. */
  readonly tool: string
  /**
   * `cut`: the connection was lost before the end, and nobody knows whether it arrived. `waits`: it
   * is sent as soon as there is a connection; `unsent`: it waited when the page was left.
   */
  readonly state: 'waits' | 'streaming' | 'done' | 'cut' | 'unsent' | 'failed'
  /** Why it failed, in words. */
  readonly why: string
  /** What it answers; none for what the page found out by itself. */
  readonly ask?: Ask
  /** When it was asked for, ms since 1970 on the campaign's clock. */
  readonly atMillis: number
  /** What the page has to say about it: `found`, an order came of a turn whose answer was lost. */
  readonly note?: 'found'
}

export type Line = Said | Answer

/** One conversation as this device knows it. */
export interface Talk {
  /** The person's own name for it. */
  readonly conversation: string
  readonly lines: readonly Line[]
  readonly ordering?: Ordering
  /** When the last turn ended, ms since 1970 on the device's clock. */
  readonly usedMillis: number
}

/** Older lines are not kept. */
export const MOST_LINES = 60
/** Nor are more characters, so that the device's memory is not filled. */
const MOST_CHARACTERS = 200_000
/** The server forgets a conversation after this long without a turn, in ms. */
export const FORGOTTEN_MILLIS = 30 * 60_000

const CARDS = new Set(['quote', 'order', 'envelope', 'choices', 'menu', 'invite_offer', 'invite_suggestions', 'wallet', 'invite'])

/** What an event says; undefined for one that this page does not know. */
export function heardOf({ event, data }: SseEvent): Heard | undefined {
  let told: Record<string, unknown>
  try {
    told = JSON.parse(data) as Record<string, unknown>
  } catch {
    return undefined
  }
  switch (event) {
    case 'message': return { kind: 'message', text: String(told['text'] ?? '') }
    case 'tool': return { kind: 'tool', name: String(told['name']), state: String(told['state']) }
    case 'state': return { kind: 'state', ordering: told as unknown as Ordering }
    case 'done': return { kind: 'done', conversation: String(told['conversation'] ?? '') }
    case 'problem': return { kind: 'problem', message: String(told['message'] ?? told['title'] ?? '') }
    case 'card':
      return CARDS.has(String(told['type'])) ? { kind: 'card', shown: shownOf(told as unknown as Shown) } : undefined
    default: return undefined
  }
}

/** A wallet and an invite have pages of their own: of them only what leads there is kept. */
function shownOf(shown: Shown): Shown {
  if (shown.type === 'wallet') return { type: 'wallet' }
  if (shown.type !== 'invite') return shown
  const code = shown.card?.code
  return { type: 'invite', card: code ? { code } : {} }
}

const nextId = (talk: Talk): number => (talk.lines.at(-1)?.id ?? 0) + 1

/** Adds what the person did, and the answer that is waited for. */
export function asked(talk: Talk, text: string, ask: Ask, atMillis: number): Talk {
  const id = nextId(talk)
  const said: Said = { kind: 'said', id, text }
  const answer: Answer = { kind: 'answer', id: id + 1, text: '', cards: [], tool: '', state: 'streaming', why: '', ask, atMillis }
  return { ...talk, lines: [...talk.lines, said, answer] }
}

/** Adds something that the page does or has found out by itself; `said` is empty when nobody asked for it. */
export function told(talk: Talk, said: string, answer: Partial<Answer>, atMillis: number): Talk {
  const id = nextId(talk)
  const whole: Answer = { kind: 'answer', id: id + 1, text: '', cards: [], tool: '', state: 'done', why: '', atMillis, ...answer }
  return { ...talk, lines: said ? [...talk.lines, { kind: 'said', id, text: said }, whole] : [...talk.lines, whole] }
}

export function changed(talk: Talk, id: number, change: Partial<Answer>): Talk {
  return { ...talk, lines: talk.lines.map((line) => (line.kind === 'answer' && line.id === id ? { ...line, ...change } : line)) }
}

/** The answer is asked for once more: what came of it before is put away. */
export const begun = (talk: Talk, id: number): Talk => changed(talk, id, { text: '', cards: [], tool: '', state: 'streaming', why: '' })

/** Takes what came for an answer. */
export function heard(talk: Talk, id: number, what: Heard, nowMillis: number): Talk {
  const answer = talk.lines.find((line): line is Answer => line.kind === 'answer' && line.id === id)
  if (!answer) return talk
  switch (what.kind) {
    case 'message': return changed(talk, id, { text: answer.text + what.text })
    case 'tool': {
      const now = changed(talk, id, { tool: what.state === 'started' ? what.name : '' })
      // Only an open counter quotes: what was said to be stopped is so no more.
      return what.name === 'make_quote' && what.state === 'done' && now.ordering ? { ...now, ordering: { ordering: 'open' } } : now
    }
    case 'card': return changed(talk, id, { cards: [...answer.cards, what.shown] })
    case 'state': return { ...talk, ordering: what.ordering }
    case 'done': return { ...changed(talk, id, { state: 'done', tool: '' }), conversation: what.conversation || talk.conversation, usedMillis: nowMillis }
    case 'problem': return { ...changed(talk, id, { state: 'failed', tool: '', why: what.message }), usedMillis: nowMillis }
  }
}

/** As much as is kept on the device: the newest lines, beginning with something that was said. */
export function bounded(talk: Talk): Talk {
  let lines = talk.lines.slice(-MOST_LINES)
  let characters = lines.reduce((sum, line) => sum + JSON.stringify(line).length, 0)
  while (lines.length > 2 && characters > MOST_CHARACTERS) {
    characters -= JSON.stringify(lines[0]).length
    lines = lines.slice(1)
  }
  return lines.length === talk.lines.length ? talk : { ...talk, lines }
}

/** A conversation after the page was loaded again: nothing streams any more. */
export function restored(talk: Talk, nowMillis: number): Talk {
  const lines = talk.lines.map((line) => {
    if (line.kind !== 'answer') return line
    if (line.state === 'waits') return { ...line, state: 'unsent' as const }
    return line.state === 'streaming' ? { ...line, state: 'cut' as const, tool: '' } : line
  })
  const { ordering, ...rest } = talk
  // The server tells anew what it has forgotten that it told.
  return isForgotten(talk, nowMillis) || !ordering ? { ...rest, lines } : { ...rest, ordering, lines }
}

/** Orders that were placed since a turn began whose answer was lost, and that nobody has seen yet. */
export function foundSince(talk: Talk, orders: readonly OrderCard[], atMillis: number): readonly OrderCard[] {
  return orders.filter((order) => Date.parse(order.times?.['placed'] ?? '') >= atMillis && newestWithOrder(talk, order.id ?? '') === undefined)
}

/** Whether the server no longer remembers what was said. */
export const isForgotten = (talk: Talk, nowMillis: number): boolean =>
  talk.lines.length > 0 && nowMillis - talk.usedMillis >= FORGOTTEN_MILLIS

/** What can be done with a quote that was shown. */
export type QuoteStanding = 'live' | 'expired' | 'replaced' | 'ordered'

/**
 * @param answer the one whose card the quote is
 * @param nowMillis the campaign's time
 */
export function quoteStanding(talk: Talk, answer: Answer, quote: Quote, nowMillis: number): QuoteStanding {
  const cards = talk.lines.flatMap((line) => (line.kind === 'answer' ? line.cards.map((shown) => ({ line, shown })) : []))
  if (cards.some(({ shown }) => shown.type === 'order' && shown.card.id === quote.id)) return 'ordered'
  if (nowMillis >= Date.parse(quote.expiresAt)) return 'expired'
  // The assistant takes a yes for its newest quote only. What the page asked for itself stands apart.
  const newer = cards.some(({ line, shown }) => shown.type === 'quote' && line.id > answer.id && !!line.ask)
  return answer.ask && newer ? 'replaced' : 'live'
}

/** Until when ordering is said not to work, in ms since 1970; undefined when it works, Infinity when nobody knows. */
export function stoppedUntil(ordering: Ordering | undefined, nowMillis: number): number | undefined {
  if (!ordering || ordering.ordering === 'open') return undefined
  const until = ordering.retryAt ? Date.parse(ordering.retryAt) : Infinity
  return until > nowMillis || ordering.ordering === 'queued' ? until : undefined
}

/** The newest answer that shows this order: there it is followed. */
export function newestWithOrder(talk: Talk, order: string): number | undefined {
  return [...talk.lines].reverse().find(
    (line) => line.kind === 'answer' && line.cards.some((shown) => shown.type === 'order' && shown.card.id === order),
  )?.id
}
