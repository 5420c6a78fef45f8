import { describe, expect, it } from 'vitest'
import { isSoldOut, lastDay, namesOf, seatsRequest, startsOf, type OneOutlet } from './showings'

const showing = (id: string, name: string, startsAt: string, more = {}) => ({
  id, item: 'ticket', name, startsAt, lastDate: '2026-02-28', classes: [{ id: 'second', name: '二等座', priceMinor: 55_300, seatsLeft: 4 }], ...more,
})
const city = { from: 'beijing', to: 'shanghai' }

const outlets: OneOutlet[] = [
  {
    id: 'railway', name: '铁路', open: true, paused: false,
    showings: [
      showing('G3', '北京—上海', '2026-02-14T13:10:00+08:00', city),
      showing('G1', '北京—上海', '2026-02-14T08:00:00+08:00', city),
      showing('G2', '成都—杭州', '2026-02-14T08:00:00+08:00', { ...city, lastDate: '2026-03-02' }),
    ],
  },
  { id: 'starlight', name: '星光', open: true, paused: false, showings: [showing('L1', '灯会之夜', '2026-02-14T10:30:00+08:00')] },
  { id: 'stopped', name: '停', open: true, paused: true, showings: [showing('X1', '灯会之夜', '2026-02-14T09:30:00+08:00')] },
  { id: 'karaoke', name: 'K', open: true, paused: false },
]

describe('what starts', () => {
  it('is either films or trains, the earliest first, and nothing of who has stopped', () => {
    expect(startsOf(outlets, 'train').map((start) => start.showing.id)).toEqual(['G1', 'G2', 'G3'])
    expect(startsOf(outlets, 'cinema').map((start) => [start.outlet, start.showing.id])).toEqual([['starlight', 'L1']])
  })

  it('has its ways and its last day', () => {
    const trains = startsOf(outlets, 'train')
    expect(new Set(namesOf(trains))).toEqual(new Set(['北京—上海', '成都—杭州']))
    expect(namesOf(trains)).toHaveLength(2)
    expect(lastDay(trains)).toBe('2026-03-02')
    expect(lastDay([])).toBe('')
  })

  it('is sold out when no class has a seat left', () => {
    const some = { classes: [{ id: 'a', seatsLeft: 0 }, { id: 'b', seatsLeft: 1 }] }
    expect(isSoldOut(some)).toBe(false)
    expect(isSoldOut({ classes: [{ id: 'a', seatsLeft: 0 }] })).toBe(true)
  })

  it('is asked for by showing, day and class', () => {
    expect(seatsRequest(startsOf(outlets, 'train')[0]!, '2026-02-14', 'second', 2)).toEqual({
      outlet: 'railway', voucher: 'best', items: [{ item: 'ticket', qty: 2, showing: 'G1', date: '2026-02-14', class: 'second' }],
    })
  })
})
