import { describe, expect, it } from 'vitest'
import { placed, ticks } from './calendar'

const entry = (id: string, fromMillis: number, toMillis: number) => ({ id, name: id, fromMillis, toMillis })

describe('a calendar', () => {
  it('places entries in percent of its length, cut at its ends', () => {
    expect(placed([entry('a', -50, 50), entry('b', 150, 400)], 0, 200)).toMatchObject([
      { id: 'a', left: 0, width: 25, row: 0 },
      { id: 'b', left: 75, width: 25, row: 0 },
    ])
  })

  it('puts what overlaps below each other, and fills rows again', () => {
    const rows = placed([entry('c', 60, 90), entry('a', 0, 50), entry('b', 40, 60)], 0, 100).map(({ id, row }) => [id, row])
    expect(rows).toEqual([['a', 0], ['b', 1], ['c', 0]])
  })

  it('leaves room for names', () => {
    expect(placed([entry('a', 0, 0), entry('b', 5, 5)], 0, 100, 10).map(({ row }) => row)).toEqual([0, 1])
    expect(placed([entry('a', 0, 0), entry('b', 5, 5)], 0, 100).map(({ row }) => row)).toEqual([0, 0])
  })

  it('leaves out what is outside, and is empty without a length', () => {
    expect(placed([entry('a', -9, -1), entry('b', 101, 102)], 0, 100)).toEqual([])
    expect(placed([entry('a', 0, 1)], 5, 5)).toEqual([])
    expect(placed([entry('a', 0, 1)], NaN, 5)).toEqual([])
  })

  it('has ticks at the campaign’s midnights, as many as can be read', () => {
    const from = Date.parse('2026-02-06T10:00:00+08:00')
    const shown = ticks(from, Date.parse('2026-02-09T00:00:00+08:00'), 480).map((at) => new Date(at).toISOString())
    expect(shown).toEqual(['2026-02-06T16:00:00.000Z', '2026-02-07T16:00:00.000Z', '2026-02-08T16:00:00.000Z'])
    expect(ticks(from, from + 400 * 86_400_000, 480).length).toBeLessThanOrEqual(13)
    expect(ticks(from, from, 0)).toEqual([])
  })
})
