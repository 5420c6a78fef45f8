import { describe, expect, it } from 'vitest'
import { paymentWord, seatsNow, stagesOf } from './stages'
import type { OrderCard } from './talk'

const stages = (order: OrderCard): string[] => stagesOf(order).map((stage) => `${stage.name} ${stage.state}${stage.at ? ` ${stage.at}` : ''}`)

describe('the stages of an order', () => {
  it('are those of a kitchen, and one that was left out is past', () => {
    expect(stages({ status: 'making', times: { placed: 'a', making: 'c' } })).toEqual([
      'placed past a', 'accepted past', 'making now c', 'ready ahead', 'completed ahead',
    ])
  })

  it('are others where seats are sold', () => {
    expect(stages({ status: 'accepted', startsAt: 'x', times: { placed: 'a', accepted: 'b' } })).toEqual([
      'placed past a', 'seated now b', 'ticketed ahead', 'completed ahead',
    ])
    expect(stages({ status: 'ready', startsAt: 'x', times: { placed: 'a', ready: 'b' } })).toEqual([
      'placed past a', 'seated past', 'ticketed now b', 'completed ahead',
    ])
  })

  it('are told in words of their own where nobody fetches anything', () => {
    expect(seatsNow({ status: 'ready', startsAt: 'x' })).toBe('ready')
    expect(seatsNow({ status: 'cancelled', startsAt: 'x' })).toBeUndefined()
    expect(seatsNow({ status: 'ready' })).toBeUndefined()
  })

  it('end where it ended', () => {
    expect(stages({ status: 'cancelled', times: { placed: 'a', accepted: 'b', cancelled: 'c' } })).toEqual(['placed past a', 'accepted past b', 'cancelled stopped c'])
    expect(stages({ status: 'rejected', times: { placed: 'a', rejected: 'b' } })).toEqual(['placed past a', 'rejected stopped b'])
  })
})

describe('a payment', () => {
  const captured = (refundedMinor: number, done = true): OrderCard => ({
    payableMinor: 500, payment: { state: 'captured', capturedMinor: 500, refundedMinor }, refunds: refundedMinor ? [{ paymentMinor: refundedMinor, done }] : [],
  })

  it('is told with what came back of it', () => {
    expect(paymentWord(captured(0))).toBe('captured')
    expect(paymentWord(captured(500))).toBe('refunded')
    expect(paymentWord(captured(200))).toBe('partlyRefunded')
    expect(paymentWord(captured(500, false))).toBe('refunding')
  })

  it('is as the provider says, or there is none', () => {
    expect(paymentWord({ payment: { state: 'declined' } })).toBe('declined')
    expect(paymentWord({ payableMinor: 0 })).toBe('free')
    expect(paymentWord({ payableMinor: 500 })).toBeUndefined()
  })
})
