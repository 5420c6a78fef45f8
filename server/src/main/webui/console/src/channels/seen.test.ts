import { describe, expect, it } from 'vitest'
import type { Health } from './health'
import { hourOf, Seen } from './seen'

const form = (name: string, shares: number, opens: number, acceptances: number) => ({
  form: name, blocked: false, lastHour: { shares, opens, acceptances, cannotOpen: 0, cannotCopy: 0 }, opensPerShare: {}, acceptancesPerOpen: {}, suspicion: 0,
})
const health = (second: number, ...channels: [string, ...ReturnType<typeof form>[]][]): Health => ({
  campaign: 'c', at: `2026-02-06T10:00:${String(second).padStart(2, '0')}+08:00`, catchingUp: false, binaryMoments: [], dropped: 0,
  channels: channels.map(([channel, ...forms]) => ({ channel, form: 'link', standing: 'usual', why: '', since: '', wording: 0, probes: [], forms, notes: [] })),
})
const at = (second: number): number => Date.parse('2026-02-06T02:00:00Z') + second * 1000

describe('what was seen of the ratios', () => {
  it('is of all forms of a channel together', () => {
    expect(hourOf(health(0, ['a', form('link', 10, 4, 1), form('poster', 10, 2, 1)]).channels[0]!)).toEqual({ shares: 20, opens: 6, acceptances: 2 })
  })

  it('grows with each look that tells something newer', () => {
    const seen = new Seen(10)
    seen.add(0, health(1, ['a', form('link', 10, 4, 1)]))
    seen.add(5000, health(1, ['a', form('link', 10, 9, 1)]))
    seen.add(10_000, health(6, ['a', form('link', 10, 5, 2)]))
    expect(seen.points('a', 'opens')).toEqual([[at(1), 0.4], [at(6), 0.5]])
    expect(seen.now('a', 'acceptances')).toBe(0.4)
    expect(seen.points('b', 'opens')).toEqual([])
    expect(seen.now('b', 'opens')).toBeUndefined()
  })

  it('draws no line where nobody looked, or where a ratio is not known', () => {
    const seen = new Seen(10)
    seen.add(0, health(1, ['a', form('link', 10, 0, 0)]))
    seen.add(60_001, health(2, ['a', form('link', 10, 5, 0)]))
    expect(seen.points('a', 'opens')).toEqual([[at(1), 0], [at(2), NaN], [at(2), 0.5]])
    expect(seen.points('a', 'acceptances')[0]).toEqual([at(1), NaN])
    expect(seen.now('a', 'acceptances')).toBe(0)
  })

  it('keeps the last ones only', () => {
    const seen = new Seen(3)
    for (let i = 1; i <= 5; i++) seen.add(i, health(i, ['a', form('link', 10, i, 0)]))
    expect(seen.points('a', 'opens').map(([when]) => when)).toEqual([at(3), at(4), at(5)])
  })

  it('names those that are shared most, and none that nobody shares', () => {
    const seen = new Seen(3)
    seen.add(0, health(1, ['a', form('link', 1, 0, 0)], ['b', form('link', 9, 0, 0)], ['c', form('link', 0, 5, 0)], ['d', form('link', 1, 0, 0)]))
    expect(seen.channels(2)).toEqual(['b', 'a'])
    expect(seen.channels(9)).toEqual(['b', 'a', 'd'])
    seen.add(5000, health(6, ['b', form('link', 0, 0, 0)]))
    expect(seen.channels(2)).toEqual(['b', 'a'])
    expect(seen.points('b', 'opens').at(-1)).toEqual([at(6), NaN])
  })
})
