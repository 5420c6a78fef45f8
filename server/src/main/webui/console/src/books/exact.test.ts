import { describe, expect, it, vi } from 'vitest'

vi.mock('../texts', () => ({ language: () => 'en' }))
const { exactJson, exactMoney, minorOf, sumOf } = await import('./exact')

describe('exact numbers', () => {
  it('keep every digit of what a double cannot hold', () => {
    const told = exactJson('{"sumMinor":9007199254740993,"off":-9007199254740995}') as Record<string, unknown>
    expect(minorOf(told['sumMinor'])).toBe(9007199254740993n)
    expect(minorOf(told['off'])).toBe(-9007199254740995n)
  })

  it('leave texts, fractions and short numbers as they are', () => {
    const json = '{"id":"12345678901234567890","said":"a \\"12345678901234567\\" b","rate":0.12345678901234567,"n":42,"e":1e21,"ok":true,"none":null}'
    expect(exactJson(json)).toEqual(JSON.parse(json))
  })

  it('refuse what is no whole number, or no exact one any more', () => {
    for (const value of [undefined, null, 1.5, NaN, 2 ** 53, '', '12.50', 'x', true, {}]) expect(minorOf(value)).toBeUndefined()
    expect(minorOf(-7)).toBe(-7n)
  })

  it('are shown with all their digits', () => {
    expect(exactMoney(300_000_000_001n)).toBe('¥3,000,000,000.01')
    expect(exactMoney(900_719_925_474_099_301n)).toBe('¥9,007,199,254,740,993.01')
    expect(exactMoney(-5n)).toBe('-¥0.05')
    expect(exactMoney(0n)).toBe('¥0.00')
    expect(exactMoney(2550n, 'JPY')).toBe('¥2,550')
    expect(exactMoney(1234n, 'CHF')).toBe('CHF 12.34')
    expect(exactMoney(undefined)).toBe('–')
  })

  it('add up where doubles do not', () => {
    expect(sumOf([9007199254740992n, 1n, 1n])).toBe(9007199254740994n)
    expect(sumOf([])).toBe(0n)
  })
})
