import { beforeAll, describe, expect, it, vi } from 'vitest'

vi.mock('../texts', () => ({ language: () => 'en' }))
type Shown = typeof import('./shown')
let shown: Shown
beforeAll(async () => {
  shown = await import('./shown')
})

describe('what is shown', () => {
  it('has money in minor units, of currencies with and without decimals', () => {
    expect(shown.money(2550)).toBe('¥25.50')
    expect(shown.money(2550, 'JPY')).toBe('¥2,550')
    expect(shown.roundMoney(300_000_000_000)).toBe('¥3B')
    expect(shown.money(undefined)).toBe('–')
  })

  it('has times on the campaign’s wall clock, wherever it is looked at', () => {
    expect(shown.offsetMinutes('2026-02-06T10:00:00+08:00')).toBe(480)
    expect(shown.offsetMinutes('2026-02-06T10:00:00-03:30')).toBe(-210)
    expect(shown.offsetMinutes('2026-02-06T10:00:00Z')).toBe(0)
    expect(shown.clock(Date.parse('2026-02-06T00:05:09+08:00'), 480, 'second')).toBe('00:05:09')
    expect(shown.clock(NaN, 0)).toBe('–')
    expect(shown.day('2026-02-17T20:00:00+08:00')).toBe('Feb 17, 20:00')
  })

  it('has spans in their two largest units', () => {
    expect(shown.span(0)).toBe('0 sec')
    expect(shown.span(12_345_678)).toBe('3 hr 25 min')
    expect(shown.span(86_400_000)).toBe('1 day')
    expect(shown.span(-5)).toBe('0 sec')
  })
})
