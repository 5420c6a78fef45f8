import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'

vi.mock('../texts', () => ({ language: () => 'en' }))
const { currencyIn, numberIn, offIn, reportOf, slug, total } = await import('./report')
const { LAYOUTS } = await import('./layouts')
const { default: en } = await import('../texts/en')
const { default: zh } = await import('../texts/zh-CN')

/** The documents that the server's own tests hold it to. */
const golden = (name: string): string =>
  readFileSync(new URL(`../../../../../../../finance/src/test/resources/io/hongbao/finance/golden/${name}.json`, import.meta.url), 'utf8')

type Name = keyof typeof LAYOUTS
const names = Object.keys(LAYOUTS) as Name[]

describe('reports as the server writes them', () => {
  for (const name of names) {
    it(`have everything that is shown of ${name}`, () => {
      const report = reportOf(name, golden(name), 'true')
      for (const { name: table, columns } of LAYOUTS[name].tables) {
        const first = report.rows(table)[0]
        expect(first, table).toBeDefined()
        for (const column of columns) {
          if (column.kind === 'money' || column.kind === 'count') expect(numberIn(first ?? {}, column), `${table}.${column.name}`).toBeDefined()
          else expect(first, table).toHaveProperty(column.name)
        }
      }
      for (const fact of LAYOUTS[name].facts) {
        if (fact.kind === 'money' || fact.kind === 'count') expect(numberIn(report.facts, fact), fact.name).toBeDefined()
        else expect(report.facts).toHaveProperty(fact.name)
      }
    })

    it(`bear out, in each row, what must be so of ${name}`, () => {
      const report = reportOf(name, golden(name), 'true')
      for (const { name: table, proof } of LAYOUTS[name].tables) {
        if (proof) for (const row of report.rows(table)) expect(offIn(row, proof), table).toBe(0n)
      }
    })

    it(`have a text for every table, column and word of ${name}`, () => {
      const report = reportOf(name, golden(name), 'true')
      for (const books of [en.books, zh.books]) {
        const texts = books as unknown as Record<string, Record<string, string>>
        for (const { check } of report.checks) expect(texts['checks']).toHaveProperty(slug(check))
        for (const fact of LAYOUTS[name].facts) expect(texts['columns']).toHaveProperty(fact.name)
        for (const { name: table, columns, proof } of LAYOUTS[name].tables) {
          expect(texts['tables']).toHaveProperty(table)
          for (const column of columns) {
            expect(texts['columns']).toHaveProperty(column.name)
            if (proof) expect(texts['proofs']).toHaveProperty(proof.name)
            if (column.kind !== 'word') continue
            for (const row of report.rows(table)) expect(texts['words']).toHaveProperty(String(row[column.name]))
          }
        }
      }
    })
  }

  it('hold when the server says so and the sides are alike', () => {
    expect(reportOf('trial-balance', golden('trial-balance'), 'true').holds).toBe(true)
    expect(reportOf('trial-balance', golden('trial-balance'), 'false').holds).toBe(false)
    expect(reportOf('day-close', golden('day-close'), null).holds).toBe(true)
    const forged = golden('trial-balance').replace('"rightMinor":100000000', '"rightMinor":100000001')
    const report = reportOf('trial-balance', forged, 'true')
    expect(report.holds).toBe(false)
    expect(report.checks.find((check) => !check.holds)?.off).toBe(-1n)
  })

  it('do not hold without anything that says so', () => {
    expect(reportOf('day-close', '{}', null).holds).toBe(false)
    expect(reportOf('trial-balance', '[]', null).rows('accounts')).toEqual([])
  })
})

describe('a row', () => {
  it('has its amount in the currency that the other side says', () => {
    const there = { name: 'there', kind: 'money', currency: 'currencyThere' } as const
    expect(currencyIn({ currencyThere: 'USD' }, there, 'CNY')).toBe('USD')
    expect(currencyIn({ currencyThere: '' }, there, 'CNY')).toBe('CNY')
    expect(currencyIn({ currencyThere: 'US$' }, there, 'CNY')).toBe('CNY')
    expect(currencyIn({ currencyThere: 'USD' }, { name: 'here', kind: 'money' }, 'CNY')).toBe('CNY')
  })

  const proof = { name: 'closing', plus: ['opening', 'in'], minus: ['out'], is: 'closing' }
  const row = { openingMinor: -100, inMinor: '9007199254740993', outMinor: 40, closingMinor: '9007199254740853' }

  it('says by how much it is off', () => {
    expect(offIn(row, proof)).toBe(0n)
    expect(offIn({ ...row, outMinor: 41 }, proof)).toBe(-1n)
  })

  it('says nothing without all of its numbers', () => {
    expect(offIn({ ...row, outMinor: undefined }, proof)).toBeUndefined()
  })
})

describe('the last line of a table', () => {
  const rows = [{ amountMinor: 5, count: 2 }, { amountMinor: '9007199254740993', count: 3 }]

  it('adds up exactly', () => {
    expect(total(rows, { name: 'amount', kind: 'money', sum: true })).toBe(9007199254740998n)
    expect(total(rows, { name: 'count', kind: 'count', sum: true })).toBe(5n)
  })

  it('is left out where it would mean nothing, or would be wrong', () => {
    expect(total(rows, { name: 'amount', kind: 'money' })).toBeUndefined()
    expect(total([...rows, {}], { name: 'amount', kind: 'money', sum: true })).toBeUndefined()
  })

  it('is zero for the accounts of the trial balance', () => {
    const balance = reportOf('trial-balance', golden('trial-balance'), 'true')
    expect(total(balance.rows('accounts'), { name: 'balance', kind: 'money', sum: true })).toBe(0n)
  })

  it('is what merchants are due in all', () => {
    const settlement = reportOf('settlement', golden('settlement'), 'true')
    expect(total(settlement.rows('statements'), { name: 'netDue', kind: 'money', sum: true })).toBe(106_879n)
  })
})
