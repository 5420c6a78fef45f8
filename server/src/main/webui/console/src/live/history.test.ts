import { describe, expect, it } from 'vitest'
import { figuresOf, type Figures } from './figures'
import { History } from './history'
import { Outcomes } from './rates'

const START = Date.parse('2026-02-06T10:00:00+08:00')
const told = (second: number, more: object = {}): Figures => {
  const figures = figuresOf(JSON.stringify({ at: new Date(START + second * 1000).toISOString(), claimsPerSecond: second, ...more }))
  if (!figures) throw new Error('no figures')
  return figures
}

describe('the history', () => {
  it('keeps the last figures of each step, by campaign time', () => {
    const history = new History(1000, 10)
    history.add(5000, told(1))
    history.add(5900, told(2))
    history.add(6000, told(3))
    expect(history.points('claims')).toEqual([
      [START + 2000, 2],
      [START + 3000, 3],
    ])
    expect(history.sinceMillis).toBe(START + 2000)
  })

  it('forgets the oldest when it is full', () => {
    const history = new History(1000, 4)
    for (let second = 0; second < 11; second++) history.add(second * 1000, told(second))
    expect(history.points('claims').map(([, value]) => value)).toEqual([7, 8, 9, 10])
    expect(history.length).toBe(4)
  })

  it('has a gap where nothing came for a while, and none where figures were late', () => {
    const history = new History(1000, 10)
    for (const second of [0, 5, 11]) history.add(second * 1000, told(second))
    expect(history.points('claims')).toEqual([
      [START, 0],
      [START + 5000, 5],
      [START + 11_000, NaN],
      [START + 11_000, 11],
    ])
  })

  it('leaves out what was not said, and works out what is left', () => {
    const history = new History(1000, 4)
    history.add(0, told(0))
    history.add(1000, told(1, { budgetMinor: 100, spentMinor: 30, plannedSpentMinor: 40 }))
    expect(history.points('left')).toEqual([[START + 1000, 70]])
    expect(history.points('planned')).toEqual([[START + 1000, 60]])
    expect(history.points('p99')).toEqual([])
    expect(new History(1000, 4).sinceMillis).toBeNaN()
  })
})

describe('outcomes', () => {
  it('have rates over the last ten seconds', () => {
    const outcomes = new Outcomes()
    for (let second = 0; second <= 30; second++) {
      outcomes.add(second * 1000, told(second, { granted: second < 15 ? 0 : (second - 15) * 100, refused: { sold_out: second } }))
    }
    expect(outcomes.of(told(30, { granted: 1500, refused: { sold_out: 30, odd: 2 } }))).toEqual([
      { word: 'granted', count: 1500, perSecond: 100 },
      { word: 'sold_out', count: 30, perSecond: 1 },
      { word: 'odd', count: 2, perSecond: 0 },
    ])
  })

  it('have no rate from one look, nor across a restart of the server', () => {
    const outcomes = new Outcomes()
    outcomes.add(0, told(0, { granted: 500 }))
    expect(outcomes.of(told(0, { granted: 500 }))[0]?.perSecond).toBeUndefined()
    outcomes.add(1000, told(1, { granted: 20 }))
    expect(outcomes.of(told(1, { granted: 20 }))[0]?.perSecond).toBeUndefined()
    outcomes.add(2000, told(2, { granted: 50 }))
    expect(outcomes.of(told(2, { granted: 50 }))[0]?.perSecond).toBe(30)
  })
})
