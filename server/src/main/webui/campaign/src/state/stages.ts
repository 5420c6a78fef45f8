import type { OrderCard } from './talk'

export type StageName = 'placed' | 'accepted' | 'seated' | 'ticketed' | 'making' | 'ready' | 'completed' | 'cancelled' | 'rejected'

export interface Stage {
  readonly name: StageName
  readonly state: 'past' | 'now' | 'ahead' | 'stopped'
  /** When it came to it, RFC 3339; empty when that is not known or yet to come. */
  readonly at: string
}

const KITCHEN: readonly StageName[] = ['placed', 'accepted', 'making', 'ready', 'completed']
const SEATS: readonly StageName[] = ['placed', 'accepted', 'ready', 'completed']
/** What a stage is called where seats are sold. */
const OF_SEATS: Partial<Record<StageName, StageName>> = { accepted: 'seated', ready: 'ticketed' }

export const hasSeats = (order: OrderCard): boolean => !!order.startsAt || !!order.items?.some((item) => item.showing)

export const stageName = (order: OrderCard, status: StageName): StageName => (hasSeats(order) ? (OF_SEATS[status] ?? status) : status)

/** What the page says itself of an order of seats: nobody fetches those. */
export type SeatsNow = 'accepted' | 'ready' | 'completed'

export const seatsNow = (order: OrderCard): SeatsNow | undefined =>
  hasSeats(order) && (order.status === 'accepted' || order.status === 'ready' || order.status === 'completed') ? order.status : undefined

/**
 * The stages of an order, up to its end. An outlet may leave out what it does not report: what was
 * left out is past when a later stage is. One that ended early shows what it came to, and its end.
 */
export function stagesOf(order: OrderCard): readonly Stage[] {
  const status = order.status ?? 'placed'
  const times = order.times ?? {}
  const way = hasSeats(order) ? SEATS : KITCHEN
  if (status === 'cancelled' || status === 'rejected') {
    const came = way.filter((name) => name === 'placed' || times[name])
    return [
      ...came.map((name): Stage => ({ name: stageName(order, name), state: 'past', at: times[name] ?? '' })),
      { name: status, state: 'stopped', at: times[status] ?? '' },
    ]
  }
  const reached = Math.max(0, way.indexOf(status as StageName))
  return way.map((name, index) => ({
    name: stageName(order, name),
    state: index < reached ? 'past' : index === reached ? 'now' : 'ahead',
    at: times[name] ?? '',
  }))
}

/** How a payment stands, in the words of the texts. */
export type PaymentWord = 'free' | 'charging' | 'stopping' | 'captured' | 'declined' | 'stopped' | 'refunded' | 'partlyRefunded' | 'refunding'

export function paymentWord(order: OrderCard): PaymentWord | undefined {
  const payment = order.payment
  const open = (order.refunds ?? []).some((refund) => refund.done === false && (refund.paymentMinor ?? 0) > 0)
  switch (payment?.state) {
    case 'charging': case 'stopping': case 'declined': case 'stopped': return payment.state
    case 'captured': {
      if (open) return 'refunding'
      const refunded = payment.refundedMinor ?? 0
      return refunded === 0 ? 'captured' : refunded >= (payment.capturedMinor ?? 0) ? 'refunded' : 'partlyRefunded'
    }
    default: return order.payableMinor === 0 ? 'free' : undefined
  }
}
