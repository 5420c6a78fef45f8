import type { paths } from '../../../api/schema'

export type Page = paths['/v1/admin/campaigns/{campaign}/reviews']['get']['responses'][200]['content']['application/json']
export type Review = Page['reviews'][number]
export type WithCircle =
  paths['/v1/admin/campaigns/{campaign}/reviews/{friend}']['get']['responses'][200]['content']['application/json']
type Decisions = paths['/v1/admin/campaigns/{campaign}/reviews/decisions']['post']
export type Wanted = NonNullable<Decisions['requestBody']['content']['application/json']['decisions']>[number]
export type Row = Decisions['responses'][200]['content']['application/json']['decisions'][number]

/** What the server takes in one request. */
export const MOST_DECISIONS = 500

export type Side = 'inviter' | 'friend'
/** For whom is decided: whoever is held, or as it is said. */
export type Sides = 'held' | 'both' | Side
export type Verdict = 'clear' | 'forfeited' | 'clawed_back'

/** What is shown of the queue; empty fields admit everything. */
export interface Filter {
  readonly side: '' | Side
  readonly reason: string
  readonly channel: string
  /** 0 to 100, of either side. */
  readonly least: number
  /** A part of a code or a pseudonym. */
  readonly text: string
}

export const EVERYTHING: Filter = { side: '', reason: '', channel: '', least: 0, text: '' }

export const heldSides = ({ standings }: Review): Side[] =>
  (['inviter', 'friend'] as const).filter((side) => standings[side] === 'held')

/** The higher of both scores; undefined when the watch has forgotten the acceptance. */
export const score = ({ scores }: Review): number | undefined => (scores ? Math.max(scores.inviter, scores.friend) : undefined)

export function filtered(reviews: readonly Review[], filter: Filter): Review[] {
  const text = filter.text.trim().toLowerCase()
  return reviews.filter(
    (review) =>
      (!filter.side || review.standings[filter.side] === 'held') &&
      (!filter.reason || review.reasons.some(({ code }) => code === filter.reason)) &&
      (!filter.channel || review.channel === filter.channel) &&
      (filter.least <= 0 || (score(review) ?? 0) >= filter.least) &&
      (!text || [review.code, review.friend, review.inviter ?? ''].some((id) => id.toLowerCase().includes(text))),
  )
}

/** Each word once with how many there are of it, the most frequent first. */
export function counted(words: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
}

/** The reasons of a queue, each acceptance counted once for each. */
export const reasonsOf = (reviews: readonly Review[]): [string, number][] =>
  counted(reviews.flatMap(({ reasons }) => [...new Set(reasons.map(({ code }) => code))]))

export function toggled(chosen: ReadonlySet<string>, friend: string): Set<string> {
  const next = new Set(chosen)
  if (!next.delete(friend)) next.add(friend)
  return next
}

/** With everything between two rows, both included, in the order in which they are shown. */
export function ranged(chosen: ReadonlySet<string>, shown: readonly string[], from: string, to: string): Set<string> {
  const [a, b] = [shown.indexOf(from), shown.indexOf(to)]
  if (a < 0 || b < 0) return new Set(chosen)
  return new Set([...chosen, ...shown.slice(Math.min(a, b), Math.max(a, b) + 1)])
}

/** Without what is not there any more. */
export const stillThere = (chosen: ReadonlySet<string>, reviews: readonly Review[]): Set<string> =>
  new Set(reviews.map(({ friend }) => friend).filter((friend) => chosen.has(friend)))

/** The decisions about those that are chosen, at most as many as the server takes. */
export function decisionsOf(reviews: readonly Review[], to: Verdict, sides: Sides): Wanted[] {
  return reviews.slice(0, MOST_DECISIONS).map((review) => {
    const held = heldSides(review)
    const side = sides === 'held' ? (held.length === 1 ? held[0] : 'both') : sides
    return { friend: review.friend, to, side: side ?? 'both' }
  })
}

export interface Came {
  readonly done: number
  readonly unchanged: number
  readonly refused: readonly [string, number][]
}

/** What became of many, in numbers. */
export function came(rows: readonly Row[]): Came {
  return {
    done: rows.filter(({ status }) => status === 'done').length,
    unchanged: rows.filter(({ status }) => status === 'unchanged').length,
    refused: counted(rows.filter(({ status }) => status === 'refused').map(({ code }) => code ?? 'refused')),
  }
}
