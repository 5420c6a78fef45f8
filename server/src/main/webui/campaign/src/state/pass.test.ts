import { describe, expect, it } from 'vitest'
import { lasts, passOf, type Pass } from './pass'

const HALF_AN_HOUR = 30 * 60_000
const told = { pass: 'v1.x', expiresAt: '2026-02-06T02:30:00Z', expiresInSeconds: 1800 }

describe('a pass', () => {
  it.each([
    ['right', 0],
    ['a day ahead', 86_400_000],
    ['a day behind', -86_400_000],
  ])('lasts as long on a device whose clock is %s', (_, wrongMillis) => {
    const came = Date.parse('2026-02-06T02:00:00Z') + wrongMillis
    const pass = passOf(told, came)
    expect(lasts(pass, 60_000, came)).toBe(true)
    expect(lasts(pass, 60_000, came + HALF_AN_HOUR - 60_001)).toBe(true)
    expect(lasts(pass, 60_000, came + HALF_AN_HOUR - 60_000)).toBe(false)
  })

  it('is tried where the clock was set back', () => {
    const pass = passOf(told, 1_000_000_000)
    expect(lasts(pass, 60_000, 0)).toBe(true)
  })

  it('that was kept in another way is not used', () => {
    expect(lasts({ pass: 'v1.x', expiresAtMillis: 9e12 } as unknown as Pass, 0, 0)).toBe(false)
  })
})
