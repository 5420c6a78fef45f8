import { describe, expect, it, vi } from 'vitest'

vi.mock('../texts', () => ({ language: () => 'en' }))
const { balancesOf, equationOf, widths } = await import('./equation')
const { exactJson } = await import('./exact')

const told = {
  budgetMinor: 100_000_000, treasuryMinor: 88_702_334, inTransferMinor: 0, tillsMinor: 11_141_454, outstandingMinor: 56_995,
  spentMinor: 71_815, breakageMinor: 27_402, sumMinor: 100_000_000, holds: true,
}

describe('the budget equation', () => {
  it('is added up term by term', () => {
    const equation = equationOf(told)
    expect(equation?.sum).toBe(100_000_000n)
    expect(equation?.off).toBe(0n)
    expect(equation?.agreed).toBe(true)
    expect(equation?.terms.map(({ upTo }) => upTo)).toEqual([88_702_334n, 88_702_334n, 99_843_788n, 99_900_783n, 99_972_598n, 100_000_000n])
  })

  it('says by how much it is off, whatever the server says', () => {
    expect(equationOf({ ...told, spentMinor: 71_814 })).toMatchObject({ off: -1n, agreed: false })
    expect(equationOf({ ...told, tillsMinor: 11_141_554, sumMinor: 100_000_100 })).toMatchObject({ off: 100n, agreed: true })
  })

  it('is right to the last fen beyond what doubles hold', () => {
    const json = `{"budgetMinor":9007199254740993,"treasuryMinor":9007199254740992,"inTransferMinor":0,"tillsMinor":0,"outstandingMinor":0,
      "spentMinor":1,"breakageMinor":0,"sumMinor":9007199254740993,"holds":true}`
    expect(equationOf(exactJson(json))).toMatchObject({ budget: 9007199254740993n, off: 0n, agreed: true })
  })

  it('says nothing when a term is missing', () => {
    const { spentMinor: _, ...rest } = told
    expect(equationOf(rest)).toBeUndefined()
    expect(equationOf(undefined)).toBeUndefined()
  })
})

describe('the balances', () => {
  const accounts = { paid_in: 69_242, payers: -69_242, spent: 30, budget: -100, treasury: 70 }

  it('are in the order in which money goes, and sum to zero', () => {
    const balances = balancesOf(accounts)
    expect(balances?.accounts.map(({ account }) => account)).toEqual(['budget', 'treasury', 'spent', 'payers', 'paid_in'])
    expect(balances?.sum).toBe(0n)
    expect(balances?.paidOff).toBe(0n)
  })

  it('count accounts that are not known here too', () => {
    expect(balancesOf({ ...accounts, escrow: 5 })?.sum).toBe(5n)
    expect(balancesOf({ ...accounts, paid_in: 69_240 })?.paidOff).toBe(-2n)
  })

  it('are unknown when one is', () => {
    expect(balancesOf({ ...accounts, spent: 1.5 })).toBeUndefined()
    expect(balancesOf(undefined)).toBeUndefined()
  })
})

describe('the widths of a bar', () => {
  it('fill it, and show what is small', () => {
    const drawn = widths([999_999n, 1n, 0n])
    expect(drawn.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 6)
    expect(drawn[1]).toBeGreaterThan(0.3)
    expect(drawn[2]).toBe(0)
  })

  it('are none of nothing', () => {
    expect(widths([0n, -5n])).toEqual([0, 0])
  })
})
