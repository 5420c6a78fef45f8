import type { paths } from '../../../api/schema'

type Of<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } }
}
  ? T
  : never

export type Person = Of<'/v1/admin/people/{user}'>
export type Order = Of<'/v1/admin/people/{user}/orders'>['orders'][number]
export type Payouts = Of<'/v1/admin/people/{user}/payouts'>
export type Payout = Payouts['payouts'][number]
export type Held = Person['wallet']['vouchers'][number]
export type Invites = Person['wallet']['invites'][number]

/** What the operator sees of somebody. */
export interface Found {
  readonly person: Person
  readonly orders: readonly Order[]
  readonly payouts: Payouts
}

/** An id as the app has it: 1 to 128 characters. */
export const isId = (text: string): boolean => text.trim().length > 0 && text.trim().length <= 128

/** One that a quote or an order has set aside cannot be taken away from it; cancel the order first. */
export const voidable = ({ state }: Held): boolean => state === 'issued'

/** Operators cancel also what is being made. */
export const cancellable = ({ status }: Order): boolean => ['placed', 'accepted', 'making', 'ready'].includes(status)

/** What was paid for an order and not given back yet, in minor units; 0 before it is completed. */
export function refundable(order: Order): number {
  if (order.status !== 'completed') return 0
  const paid = order.payableMinor + order.vouchers.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return Math.max(0, order.refunds.reduce((left, { paymentMinor, voucherMinor }) => left - paymentMinor - voucherMinor, paid))
}

/** 12.50 as 1250 of a currency with so many places; undefined when it is no such amount. */
export function minorOf(text: string, places: number): number | undefined {
  const parts = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim())
  if (!parts || (parts[2]?.length ?? 0) > places) return undefined
  return Number(`${parts[1]}${(parts[2] ?? '').padEnd(places, '0')}`)
}

/** 1250 as 12.50, for a field. */
export const majorOf = (minor: number, places: number): string => (minor / 10 ** places).toFixed(places)

/** Newest first; cash among the cards. */
export const envelopes = ({ wallet }: Person): Held[] =>
  [...wallet.vouchers, ...wallet.cash.items].sort((a, b) => Date.parse(b.issuedAt) - Date.parse(a.issuedAt))
