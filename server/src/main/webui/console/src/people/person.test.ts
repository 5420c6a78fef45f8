import { describe, expect, it } from 'vitest'
import { cancellable, envelopes, isId, majorOf, minorOf, refundable, voidable, type Held, type Order, type Person } from './person'

const order = (more: Partial<Order>): Order =>
  ({ id: 'o', status: 'completed', payableMinor: 500, vouchers: [{ amountMinor: 2500 }], refunds: [], currency: 'CNY', ...more }) as Order

describe('an order', () => {
  it('can be cancelled until it is completed', () => {
    const all = ['placed', 'accepted', 'making', 'ready', 'completed', 'cancelled', 'rejected']
    expect(all.filter((status) => cancellable(order({ status })))).toEqual(['placed', 'accepted', 'making', 'ready'])
  })

  it('can be refunded when it is completed, what is left of it', () => {
    expect(refundable(order({ status: 'making' }))).toBe(0)
    expect(refundable(order({}))).toBe(3000)
    const refund = { at: '', paymentMinor: 100, voucherMinor: 400, done: true }
    expect(refundable(order({ refunds: [refund] }))).toBe(2500)
    expect(refundable(order({ refunds: Array(7).fill(refund) }))).toBe(0)
  })
})

describe('an amount', () => {
  it('is read in the currency’s own units', () => {
    expect(minorOf('12.50', 2)).toBe(1250)
    expect(minorOf(' 12,5 ', 2)).toBe(1250)
    expect(minorOf('12', 2)).toBe(1200)
    expect(minorOf('12', 0)).toBe(12)
    expect(minorOf('0.29', 2)).toBe(29)
    expect(majorOf(2950, 2)).toBe('29.50')
    expect(majorOf(2950, 0)).toBe('2950')
  })

  it('is refused when it is something else', () => {
    for (const wrong of ['', '-1', '1.234', '1e3', '12.5元', '.5', '12.']) expect(minorOf(wrong, 2), wrong).toBeUndefined()
    expect(minorOf('1.5', 0)).toBeUndefined()
  })
})

it('voids what is neither over nor set aside', () => {
  const states = ['issued', 'held', 'redeemed', 'expired', 'voided']
  expect(states.filter((state) => voidable({ state } as Held))).toEqual(['issued'])
})

it('shows cards and cash together, the newest first', () => {
  const held = (id: string, issuedAt: string): Held => ({ id, issuedAt }) as Held
  const person = {
    wallet: {
      vouchers: [held('a', '2026-02-06T10:00:00+08:00'), held('b', '2026-02-08T10:00:00+08:00')],
      cash: { items: [held('c', '2026-02-07T23:00:00Z')], outstanding: [] },
    },
  } as unknown as Person
  expect(envelopes(person).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
})

it('takes an id as the app has it', () => {
  expect([isId('u-1001'), isId('  '), isId('x'.repeat(128)), isId('x'.repeat(129))]).toEqual([true, false, true, false])
})
