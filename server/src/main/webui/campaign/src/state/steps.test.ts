import { describe, expect, it } from 'vitest'
import { billOf, sameAgain, writtenOf } from './steps'
import type { Quote } from './talk'

const tea: Quote = {
  id: 'q-1', hash: 'a'.repeat(64), campaign: 'lny2026', outlet: { id: 'cloud-leaf-bund', name: '云叶茶' },
  items: [
    {
      item: 'pearl-milk-tea', name: '珍珠奶茶', qty: 2,
      steps: [
        { option: 'pearl-milk-tea', name: '珍珠奶茶', amountMinor: 1500 },
        { group: 'size', option: 'L', name: '大杯', amountMinor: 300 },
        { group: 'sugar', option: '50', name: '半糖', amountMinor: 0 },
        { group: 'toppings', option: 'pudding', name: '布丁', amountMinor: 300 },
        { group: 'toppings', option: 'pearls', name: '珍珠', amountMinor: -50 },
      ],
      unitMinor: 2050, totalMinor: 4100,
    },
  ],
  subtotalMinor: 4100, vouchers: [{ voucher: '1024', prize: 'card25', name: '25 元无门槛卡', amountMinor: 2500 }],
  payableMinor: 1600, currency: 'CNY', madeAt: '2026-02-06T10:00:00+08:00', expiresAt: '2026-02-06T10:05:00+08:00',
}

const train: Quote = {
  ...tea, outlet: { id: 'railway', name: '铁路' }, vouchers: [], subtotalMinor: 110_600, payableMinor: 110_600,
  items: [
    {
      item: 'train-ticket', name: '火车票', qty: 2, steps: [{ option: 'second', name: '二等座', amountMinor: 55_300 }], unitMinor: 55_300, totalMinor: 110_600,
      showing: 'G7301', showingName: '北京—上海', date: '2026-02-14', startsAt: '2026-02-14T08:00:00+08:00',
    },
  ],
}

describe('a line of a bill', () => {
  const written = (priced: Quote) => writtenOf(billOf(priced).lines[0] ?? expect.fail())
  const names = (priced: Quote) => written(priced).steps.map((step) => step.name)

  it('has the price beside the name, and what costs nothing in one line', () => {
    expect(written(tea)).toMatchObject({ own: { amountMinor: 1500 }, chosen: ['半糖'] })
    expect(names(tea)).toEqual(['大杯', '布丁', '珍珠'])
  })

  it('is named by its showing where there is one, with the class below', () => {
    expect(written(train)).toMatchObject({ own: undefined, chosen: [] })
    expect(names(train)).toEqual(['二等座'])
  })
})

describe('a bill', () => {
  it('has every step of the price, also what costs nothing and what costs less', () => {
    const bill = billOf(tea)
    expect(bill.lines[0]?.steps.map((step) => [step.name, step.amountMinor, step.extra])).toEqual([
      ['珍珠奶茶', 1500, false], ['大杯', 300, true], ['半糖', 0, true], ['布丁', 300, true], ['珍珠', -50, true],
    ])
    expect(bill).toMatchObject({ subtotalMinor: 4100, payableMinor: 1600, adds: true })
  })

  it('says which train and when it leaves', () => {
    expect(billOf(train).lines[0]).toMatchObject({ showing: 'G7301 北京—上海', startsAt: '2026-02-14T08:00:00+08:00', qty: 2 })
    const film = { ...train, items: train.items.map((item) => ({ ...item, showing: 'L1-1030', showingName: '灯会之夜' })) }
    expect(billOf(film).lines[0]?.showing).toBe('灯会之夜')
    expect(billOf(train).adds).toBe(true)
  })

  it('does not add up when a single sum is off', () => {
    expect(billOf({ ...tea, payableMinor: 1601 }).adds).toBe(false)
    expect(billOf({ ...tea, subtotalMinor: 4101, payableMinor: 1601 }).adds).toBe(false)
    expect(billOf({ ...tea, items: tea.items.map((item) => ({ ...item, unitMinor: 2000 })) }).adds).toBe(false)
    expect(billOf({ ...tea, vouchers: [{ name: 'x', amountMinor: 5000 }], payableMinor: -900 }).adds).toBe(false)
  })
})

describe('the same again', () => {
  it('names every option that was chosen', () => {
    expect(sameAgain(tea)).toEqual({
      outlet: 'cloud-leaf-bund', voucher: 'best',
      items: [{ item: 'pearl-milk-tea', qty: 2, options: { size: ['L'], sugar: ['50'], toppings: ['pudding', 'pearls'] } }],
    })
  })

  it('names train, day and class', () => {
    expect(sameAgain(train)).toEqual({
      outlet: 'railway', voucher: 'none',
      items: [{ item: 'train-ticket', qty: 2, showing: 'G7301', date: '2026-02-14', class: 'second' }],
    })
  })
})
