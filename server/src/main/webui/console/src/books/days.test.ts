import { describe, expect, it } from 'vitest'
import { dayAt, isDay, plusDays, soFar, wrongRange } from './days'

describe('days', () => {
  it('are those of the campaign’s wall clock', () => {
    expect(dayAt(Date.parse('2026-02-06T16:30:00Z'), 480)).toBe('2026-02-07')
    expect(dayAt(Date.parse('2026-02-06T02:30:00Z'), -210)).toBe('2026-02-05')
  })

  it('go over the ends of months', () => {
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(plusDays('', 1)).toBe('')
  })

  it('are told from what is none', () => {
    expect(isDay('2026-02-06')).toBe(true)
    for (const none of ['', '2026-02', '2026-13-01', 'tomorrow']) expect(isDay(none)).toBe(false)
  })

  it('make a range that can be asked for', () => {
    expect(wrongRange({ from: '2026-02-06', to: '2026-02-06' })).toBeUndefined()
    expect(wrongRange({ from: '2026-02-07', to: '2026-02-06' })).toBe('backwards')
    expect(wrongRange({ from: '', to: '2026-02-06' })).toBe('missing')
  })

  it('reach from the first day of a campaign so far', () => {
    expect(soFar('2026-02-06', '2026-02-24', '2026-02-10')).toEqual({ from: '2026-02-06', to: '2026-02-10' })
    expect(soFar('2026-02-06', '2026-02-24', '2026-03-10')).toEqual({ from: '2026-02-06', to: '2026-02-24' })
    expect(soFar('2026-02-06', '2026-02-24', '2026-01-10')).toEqual({ from: '2026-01-10', to: '2026-01-10' })
  })
})
