import { describe, expect, it } from 'vitest'
import {
  came, counted, decisionsOf, EVERYTHING, filtered, heldSides, MOST_DECISIONS, ranged, reasonsOf, score, stillThere, toggled, type Filter, type Review,
} from './reviews'

const review = (friend: string, more: Partial<Review> = {}): Review => ({
  friend, inviter: 'feed', code: 'KEEQN-0E5KE', form: 'link', channel: 'wechat', acceptedAt: '2026-02-06T10:00:00+08:00',
  standings: { inviter: 'held', friend: 'clear' }, reasons: [], held: [], ...more,
})
const why = (code: string) => ({ code, text: code })

describe('filters', () => {
  const all = [
    review('a', { reasons: [why('ring-devices'), why('ring-devices')], scores: { inviter: 80, friend: 20 } }),
    review('b', { standings: { inviter: 'clear', friend: 'held' }, channel: 'sms', reasons: [why('guessing'), why('ring-devices')], scores: { inviter: 0, friend: 60 } }),
    review('c', { standings: { inviter: 'held', friend: 'held' }, code: '7K3M9-2QX4B', inviter: 'beef' }),
  ]
  const shown = (filter: Partial<Filter>): string => filtered(all, { ...EVERYTHING, ...filter }).map(({ friend }) => friend).join('')

  it('admit everything when they are empty', () => expect(shown({})).toBe('abc'))

  it('look at each thing for itself, and at all together', () => {
    expect(shown({ side: 'friend' })).toBe('bc')
    expect(shown({ side: 'inviter' })).toBe('ac')
    expect(shown({ reason: 'guessing' })).toBe('b')
    expect(shown({ channel: 'sms' })).toBe('b')
    expect(shown({ least: 61 })).toBe('a')
    expect(shown({ text: ' 7k3m9' })).toBe('c')
    expect(shown({ text: 'BEEF' })).toBe('c')
    expect(shown({ side: 'friend', reason: 'ring-devices' })).toBe('b')
  })

  it('offer each reason with how many acceptances have it', () => {
    expect(reasonsOf(all)).toEqual([['ring-devices', 2], ['guessing', 1]])
    expect(counted([])).toEqual([])
  })

  it('take the higher score', () => {
    expect(all.map(score)).toEqual([80, 60, undefined])
  })
})

describe('choosing', () => {
  it('turns one', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b'])
    expect([...toggled(new Set(['a']), 'a')]).toEqual([])
  })

  it('takes a range, in either direction', () => {
    const shown = ['a', 'b', 'c', 'd']
    expect([...ranged(new Set(), shown, 'b', 'd')]).toEqual(['b', 'c', 'd'])
    expect([...ranged(new Set(['d']), shown, 'b', 'a')].sort()).toEqual(['a', 'b', 'd'])
    expect([...ranged(new Set(['d']), shown, 'gone', 'a')]).toEqual(['d'])
  })

  it('drops what is not there any more', () => {
    expect([...stillThere(new Set(['a', 'gone']), [review('a'), review('b')])]).toEqual(['a'])
  })
})

describe('deciding', () => {
  const one = review('a')
  const both = review('b', { standings: { inviter: 'held', friend: 'held' } })

  it('is about whoever is held, unless it is said', () => {
    expect(heldSides(one)).toEqual(['inviter'])
    expect(decisionsOf([one, both], 'clear', 'held')).toEqual([
      { friend: 'a', to: 'clear', side: 'inviter' },
      { friend: 'b', to: 'clear', side: 'both' },
    ])
    expect(decisionsOf([one, both], 'clawed_back', 'friend').map(({ side }) => side)).toEqual(['friend', 'friend'])
    expect(decisionsOf([one], 'forfeited', 'both')).toEqual([{ friend: 'a', to: 'forfeited', side: 'both' }])
  })

  it('keeps to what the server takes at once', () => {
    const many = Array.from({ length: MOST_DECISIONS + 1 }, (_, i) => review(String(i)))
    expect(decisionsOf(many, 'clear', 'held')).toHaveLength(MOST_DECISIONS)
  })

  it('is summed up, with the codes of refusals', () => {
    const row = (status: string, code?: string) => ({ friend: 'a', to: 'clear', status, ...(code ? { code } : {}) })
    expect(came([row('done'), row('unchanged'), row('done'), row('refused', 'overloaded'), row('refused', 'overloaded'), row('refused', 'x')])).toEqual({
      done: 2,
      unchanged: 1,
      refused: [['overloaded', 2], ['x', 1]],
    })
  })
})
