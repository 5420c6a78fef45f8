import { describe, expect, it } from 'vitest'
import {
  asked, begun, bounded, changed, FORGOTTEN_MILLIS, foundSince, heard, heardOf, isForgotten, MOST_LINES, newestWithOrder, quoteStanding, restored, stoppedUntil, told,
  type Answer, type Heard, type OrderCard, type Quote, type Shown, type Talk,
} from './talk'

const NOW = Date.parse('2026-02-06T10:00:00+08:00')
const empty: Talk = { conversation: 'c', lines: [], usedMillis: NOW }

const quote = (id: string): Quote => ({
  id, hash: 'a'.repeat(64), campaign: 'lny2026', outlet: { id: 'o', name: 'O' }, items: [], subtotalMinor: 0, vouchers: [],
  payableMinor: 0, currency: 'CNY', madeAt: '2026-02-06T10:00:00+08:00', expiresAt: '2026-02-06T10:05:00+08:00',
})
const quoted = (id: string): Heard => ({ kind: 'card', shown: { type: 'quote', card: quote(id) } })
const ordered = (id: string): Shown => ({ type: 'order', card: { id, status: 'placed' } })

const turn = (talk: Talk, text: string, ...what: Heard[]): Talk => {
  const now = asked(talk, text, { text }, NOW)
  const id = now.lines.at(-1)!.id
  return [...what, { kind: 'done', conversation: 'c' } as const].reduce((sofar, each) => heard(sofar, id, each, NOW), now)
}
const last = (talk: Talk): Answer => talk.lines.at(-1) as Answer

describe('an event', () => {
  it('is read by its name', () => {
    expect(heardOf({ event: 'message', data: '{"text":"好"}' })).toEqual({ kind: 'message', text: '好' })
    expect(heardOf({ event: 'state', data: '{"ordering":"paused","retryAt":"2026-02-06T11:00:00+08:00"}' })).toEqual({
      kind: 'state', ordering: { ordering: 'paused', retryAt: '2026-02-06T11:00:00+08:00' },
    })
    expect(heardOf({ event: 'problem', data: '{"title":"x","message":"出错了"}' })).toEqual({ kind: 'problem', message: '出错了' })
  })

  it('that the page does not know is passed over', () => {
    expect(heardOf({ event: 'applause', data: '{}' })).toBeUndefined()
    expect(heardOf({ event: 'message', data: '{"text' })).toBeUndefined()
    expect(heardOf({ event: 'card', data: '{"type":"facts","card":{}}' })).toBeUndefined()
  })

  it('with a wallet leaves nothing of it in the conversation', () => {
    expect(heardOf({ event: 'card', data: '{"type":"wallet","card":{"vouchers":[1]}}' })).toEqual({ kind: 'card', shown: { type: 'wallet' } })
    const invite = '{"type":"invite","card":{"code":"1R9AJ-9ZT07","status":"ready","kit":{"link":{"url":"https://example.test/i/1"}}}}'
    expect(heardOf({ event: 'card', data: invite })).toEqual({ kind: 'card', shown: { type: 'invite', card: { code: '1R9AJ-9ZT07' } } })
    expect(heardOf({ event: 'card', data: '{"type":"invite","card":{"status":"rejected"}}' })).toEqual({ kind: 'card', shown: { type: 'invite', card: {} } })
  })
})

describe('an answer', () => {
  it('grows piece by piece, and says which tool is at work', () => {
    let talk = asked(empty, '来一杯', { text: '来一杯' }, NOW)
    const id = last(talk).id
    talk = heard(talk, id, { kind: 'tool', name: 'make_quote', state: 'started' }, NOW)
    expect(last(talk).tool).toBe('make_quote')
    talk = heard(talk, id, { kind: 'tool', name: 'make_quote', state: 'refused' }, NOW)
    talk = heard(talk, id, { kind: 'message', text: '一杯' }, NOW)
    talk = heard(talk, id, { kind: 'message', text: '茶' }, NOW)
    expect(last(talk)).toMatchObject({ text: '一杯茶', tool: '', state: 'streaming' })
    expect(last(heard(talk, id, { kind: 'done', conversation: 'c' }, NOW)).state).toBe('done')
    expect(last(heard(talk, id, { kind: 'problem', message: '坏了' }, NOW))).toMatchObject({ state: 'failed', why: '坏了', text: '一杯茶' })
  })

  it('that is asked for again begins empty', () => {
    const talk = turn(empty, '来一杯', { kind: 'message', text: '一' }, quoted('q1'))
    expect(last(begun(talk, last(talk).id))).toMatchObject({ text: '', cards: [], state: 'streaming' })
  })

  it('that streamed when the page was left is cut, and what waited was not sent', () => {
    const streaming = asked(empty, 'a', { text: 'a' }, NOW)
    expect(last(restored(streaming, NOW)).state).toBe('cut')
    expect(last(restored(changed(streaming, last(streaming).id, { state: 'waits' }), NOW)).state).toBe('unsent')
  })
})

describe('a quote', () => {
  it('is live until it expires', () => {
    const talk = turn(empty, '来一杯', quoted('q1'))
    expect(quoteStanding(talk, last(talk), quote('q1'), NOW + 299_999)).toBe('live')
    expect(quoteStanding(talk, last(talk), quote('q1'), NOW + 300_000)).toBe('expired')
  })

  it('is replaced by the next one in the conversation, but not by one that the page asked for', () => {
    const first = turn(empty, '来一杯', quoted('q1'))
    const answer = last(first)
    expect(quoteStanding(turn(first, '两杯', quoted('q2')), answer, quote('q1'), NOW)).toBe('replaced')
    expect(quoteStanding(told(first, '拿铁', { cards: [{ type: 'quote', card: quote('q3') }] }, NOW), answer, quote('q1'), NOW)).toBe('live')
  })

  it('is ordered once its order was shown, also when it has expired since', () => {
    const first = turn(empty, '来一杯', quoted('q1'))
    const then = turn(first, '好的', { kind: 'card', shown: ordered('q1') })
    expect(quoteStanding(then, last(first), quote('q1'), NOW + 999_999)).toBe('ordered')
  })
})

describe('ordering', () => {
  const paused = { ordering: 'paused', retryAt: '2026-02-06T11:00:00+08:00' } as const

  it('is stopped until the time that was named, and no longer', () => {
    const until = Date.parse(paused.retryAt)
    expect(stoppedUntil(paused, NOW)).toBe(until)
    expect(stoppedUntil(paused, until)).toBeUndefined()
    expect(stoppedUntil({ ordering: 'open' }, NOW)).toBeUndefined()
    expect(stoppedUntil({ ordering: 'paused' }, NOW)).toBe(Infinity)
  })

  it('stays queued after the time to look again: only a turn ends it', () => {
    expect(stoppedUntil({ ordering: 'queued', retryAt: paused.retryAt }, NOW + 99_999_999)).toBe(Date.parse(paused.retryAt))
  })

  it('is remembered from the event, and open again with the next quote', () => {
    const stopped = turn(empty, '来一杯', { kind: 'state', ordering: paused })
    expect(stopped.ordering).toEqual(paused)
    expect(turn(stopped, '你好', { kind: 'message', text: '你好' }).ordering).toEqual(paused)
    expect(turn(stopped, '来一杯', { kind: 'tool', name: 'make_quote', state: 'done' }).ordering).toEqual({ ordering: 'open' })
  })

  it('is forgotten with the conversation', () => {
    const stopped = turn(empty, '来一杯', { kind: 'state', ordering: { ordering: 'paused' } })
    expect(restored(stopped, NOW + 1000).ordering).toBeDefined()
    expect(restored(stopped, NOW + FORGOTTEN_MILLIS).ordering).toBeUndefined()
    expect(isForgotten(empty, NOW + FORGOTTEN_MILLIS)).toBe(false)
  })
})

describe('what is kept', () => {
  it('is the newest lines', () => {
    let talk = empty
    for (let i = 0; i < 50; i++) talk = turn(talk, `line ${i}`)
    expect(bounded(talk).lines).toHaveLength(MOST_LINES)
    expect(bounded(talk).lines.at(-2)).toMatchObject({ text: 'line 49' })
    expect(bounded(bounded(talk))).toEqual(bounded(talk))
  })

  it('is not more than the device has room for, but always the last turn', () => {
    let talk = empty
    for (let i = 0; i < 10; i++) talk = turn(talk, 'x'.repeat(60_000))
    expect(bounded(talk).lines.length).toBeLessThan(10)
    expect(bounded(turn(empty, 'x'.repeat(500_000))).lines).toHaveLength(2)
  })

  it('shows which orders nobody has seen the answer of', () => {
    const talk = turn(empty, '好的', { kind: 'card', shown: ordered('q1') })
    const at = (id: string, placed: string): OrderCard => ({ id, status: 'placed', times: { placed } })
    const orders = [at('q3', '2026-02-06T10:00:01+08:00'), at('q1', '2026-02-06T10:00:01+08:00'), at('q0', '2026-02-06T09:59:59+08:00'), { id: 'qx' }]
    expect(foundSince(talk, orders, NOW).map((order) => order.id)).toEqual(['q3'])
  })

  it('knows where an order was shown last', () => {
    const first = turn(empty, '好的', { kind: 'card', shown: ordered('q1') })
    const then = turn(first, '查订单', { kind: 'card', shown: ordered('q1') })
    expect(newestWithOrder(then, 'q1')).toBe(last(then).id)
    expect(newestWithOrder(then, 'q2')).toBeUndefined()
  })
})
