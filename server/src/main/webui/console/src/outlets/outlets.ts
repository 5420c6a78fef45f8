import type { components } from '../../../api/schema'
import type { OutletHeat } from '../live/figures'

export type OutletCard = components['schemas']['OutletCard']

/** How an outlet stands: takes orders, takes none for now because its queue is full, or was paused. */
export type OutletState = 'taking' | 'full' | 'paused'
export const STATES: readonly OutletState[] = ['taking', 'full', 'paused']

/** An outlet as it is shown. What only kitchens have is undefined where seats are sold. */
export interface OutletRow {
  readonly id: string
  readonly name: string
  readonly merchant: string
  readonly category: string
  readonly state: OutletState
  readonly items: number
  readonly makesPerMinute: number | undefined
  /** How many makes its queue takes at most. */
  readonly capacity: number | undefined
  readonly makes: number | undefined
  /** 0 to 1: which part of its queue is taken. */
  readonly busy: number | undefined
  readonly waitSeconds: number | undefined
  readonly showings: number | undefined
}

const rowOf = (card: OutletCard, heat: OutletHeat | undefined, language: string): OutletRow => {
  const { queue } = card
  const capacity = queue && queue.makesPerMinute * queue.queueMinutes
  const makes = queue && (heat?.queue ?? queue.makes)
  const paused = heat?.paused ?? card.paused
  return {
    id: card.id,
    name: card.names[language] ?? card.names['en'] ?? card.names['zh'] ?? card.id,
    merchant: card.merchant,
    category: card.category,
    state: paused ? 'paused' : queue?.full ? 'full' : 'taking',
    items: card.items,
    makesPerMinute: queue?.makesPerMinute,
    capacity,
    makes,
    busy: queue && (heat?.busy ?? (capacity ? Math.min(1, (makes ?? 0) / capacity) : 0)),
    // Known from the list only: it is shown with the list's age. Nobody waits for what is paused.
    waitSeconds: paused ? undefined : queue?.waitSeconds,
    showings: card.showings,
  }
}

/**
 * All outlets, with what the live figures say of the busiest of them.
 *
 * @param heats only figures that are of now
 */
export function rowsOf(cards: readonly OutletCard[], heats: readonly OutletHeat[], language: string): OutletRow[] {
  const told = new Map(heats.map((heat) => [heat.id, heat]))
  return cards.map((card) => rowOf(card, told.get(card.id), language.startsWith('zh') ? 'zh' : 'en'))
}

export interface Filter {
  /** Stands in the name, the id or the merchant. */
  readonly text: string
  /** Empty for all. */
  readonly category: string
  readonly state: string
}

export function filtered(rows: readonly OutletRow[], { text, category, state }: Filter): OutletRow[] {
  const wanted = text.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (!category || row.category === category) &&
      (!state || row.state === state) &&
      (!wanted || [row.name, row.id, row.merchant].some((one) => one.toLowerCase().includes(wanted))),
  )
}

export const SORTS = ['name', 'merchant', 'state', 'busy', 'makes', 'waitSeconds'] as const
export type Sort = (typeof SORTS)[number]

export interface Order {
  readonly by: Sort
  readonly down: boolean
}

/** How grave a state is. */
const GRAVITY: Readonly<Record<OutletState, number>> = { taking: 0, full: 1, paused: 2 }

/** A full kitchen has no wait to tell: it is longer than any. */
function figureOf(row: OutletRow, by: Sort): number | undefined {
  if (by === 'state') return GRAVITY[row.state]
  if (by === 'waitSeconds' && row.state === 'full' && row.waitSeconds === undefined) return Infinity
  const value = row[by]
  return typeof value === 'number' ? value : undefined
}

/** In an order; what is unknown comes last either way, and equals stay by name. */
export function sorted(rows: readonly OutletRow[], { by, down }: Order, language: string): OutletRow[] {
  const { compare } = new Intl.Collator(language)
  const byName = (a: OutletRow, b: OutletRow): number => compare(a.name, b.name) || compare(a.id, b.id)
  const turn = down ? -1 : 1
  return [...rows].sort((a, b) => {
    if (by === 'name') return turn * byName(a, b)
    if (by === 'merchant') return turn * compare(a.merchant, b.merchant) || byName(a, b)
    const [left, right] = [figureOf(a, by), figureOf(b, by)]
    if (left === right) return byName(a, b)
    if (left === undefined) return 1
    if (right === undefined) return -1
    return turn * (left < right ? -1 : 1)
  })
}

/** The order that a click on a column leads to: figures with the largest first, names from their beginning. */
export const clicked = (now: Order, by: Sort): Order => (now.by === by ? { by, down: !now.down } : { by, down: by !== 'name' && by !== 'merchant' })

export interface OutletSums {
  readonly outlets: number
  readonly full: number
  readonly paused: number
  readonly makes: number
  /** Of those that tell one; undefined when none does. */
  readonly longestWaitSeconds: number | undefined
}

export function sums(rows: readonly OutletRow[]): OutletSums {
  const waits = rows.flatMap(({ waitSeconds }) => (waitSeconds === undefined ? [] : [waitSeconds]))
  return {
    outlets: rows.length,
    full: rows.filter(({ state }) => state === 'full').length,
    paused: rows.filter(({ state }) => state === 'paused').length,
    makes: rows.reduce((sum, { makes }) => sum + (makes ?? 0), 0),
    longestWaitSeconds: waits.length ? Math.max(...waits) : undefined,
  }
}
