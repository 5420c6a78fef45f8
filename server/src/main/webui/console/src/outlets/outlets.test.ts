import { describe, expect, it } from 'vitest'
import type { OutletHeat } from '../live/figures'
import { clicked, filtered, rowsOf, sorted, sums, type OutletCard, type Sort } from './outlets'

const queue = (makes: number, waitSeconds?: number) => ({
  makesPerMinute: 6, queueMinutes: 20, makes, full: waitSeconds === undefined, ...(waitSeconds === undefined ? {} : { waitSeconds }),
})
const card = (id: string, more: Partial<OutletCard> = {}): OutletCard => ({
  id, names: { zh: `店${id}`, en: `Shop ${id}` }, merchant: 'Cloud Leaf', category: 'drinks', version: 1, paused: false, items: 9, ...more,
})
const CARDS = [
  card('a', { queue: queue(30, 300) }),
  card('b', { queue: queue(120) }),
  card('c', { queue: queue(0, 900), paused: true, merchant: 'Noodle Bar', category: 'dining' }),
  card('d', { showings: 4, category: 'leisure' }),
]
const heat = (id: string, more: Partial<OutletHeat> = {}): OutletHeat => ({ id, name: id, busy: 0.5, queue: 60, paused: false, ...more })
const ROWS = rowsOf(CARDS, [], 'en')
const ids = (by: Sort, down: boolean) => sorted(ROWS, { by, down }, 'en').map(({ id }) => id)

describe('outlets', () => {
  it('say how they stand, in the reader’s language', () => {
    expect(ROWS.map(({ state }) => state)).toEqual(['taking', 'full', 'paused', 'taking'])
    expect(ROWS[0]).toMatchObject({ name: 'Shop a', capacity: 120, makes: 30, busy: 0.25, waitSeconds: 300 })
    expect(ROWS[3]).toMatchObject({ capacity: undefined, makes: undefined, busy: undefined, showings: 4 })
    expect(rowsOf(CARDS, [], 'zh-CN')[0]?.name).toBe('店a')
    expect(rowsOf([card('e', { names: {} })], [], 'en')[0]?.name).toBe('e')
  })

  it('take queue and pause from live figures, where there are some', () => {
    const rows = rowsOf(CARDS, [heat('a', { queue: 60, busy: 0.5 }), heat('b', { paused: true, queue: undefined })], 'en')
    expect(rows[0]).toMatchObject({ makes: 60, busy: 0.5, waitSeconds: 300 })
    expect(rows[1]).toMatchObject({ state: 'paused', makes: 120 })
    expect(rows[2]).toMatchObject({ makes: 0, state: 'paused', waitSeconds: undefined })
  })

  it('are filtered by text, category and state together', () => {
    const found = (filter: object) => filtered(ROWS, { text: '', category: '', state: '', ...filter }).map(({ id }) => id)
    expect(found({})).toEqual(['a', 'b', 'c', 'd'])
    expect(found({ text: ' noodle ' })).toEqual(['c'])
    expect(found({ text: 'SHOP B' })).toEqual(['b'])
    expect(found({ category: 'drinks', state: 'full' })).toEqual(['b'])
    expect(found({ text: 'noodle', state: 'full' })).toEqual([])
  })

  it('are sorted, and what has no such figure comes last either way', () => {
    expect(ids('busy', true)).toEqual(['b', 'a', 'c', 'd'])
    expect(ids('busy', false)).toEqual(['c', 'a', 'b', 'd'])
    expect(ids('name', true)).toEqual(['d', 'c', 'b', 'a'])
    expect(ids('merchant', true)).toEqual(['c', 'a', 'b', 'd'])
    expect(ids('state', true)).toEqual(['c', 'b', 'a', 'd'])
  })

  it('count a full one as the longest wait', () => {
    expect(ids('waitSeconds', true)).toEqual(['b', 'a', 'c', 'd'])
    expect(ids('waitSeconds', false)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('turn round when the same column is clicked again', () => {
    expect(clicked({ by: 'busy', down: true }, 'busy')).toEqual({ by: 'busy', down: false })
    expect(clicked({ by: 'busy', down: true }, 'name')).toEqual({ by: 'name', down: false })
    expect(clicked({ by: 'name', down: false }, 'makes')).toEqual({ by: 'makes', down: true })
  })

  it('are summed up, without the wait of those that are paused', () => {
    expect(sums(ROWS)).toEqual({ outlets: 4, full: 1, paused: 1, makes: 150, longestWaitSeconds: 300 })
    expect(sums([]).longestWaitSeconds).toBeUndefined()
  })
})
