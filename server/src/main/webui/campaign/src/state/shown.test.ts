import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => {
  vi.stubGlobal('location', { search: '?lang=en' })
  vi.resetModules()
})
afterEach(() => vi.unstubAllGlobals())

it('says the day before of what ends at midnight, by the clock of the campaign', async () => {
  const { until } = await import('./shown')
  expect(until('2026-03-01T00:00:00+08:00', 'Asia/Shanghai')).toMatchObject({ key: 'through', words: { day: 'Feb 28' } })
  expect(until('2026-03-01T00:00:00+08:00', 'UTC')).toMatchObject({ key: 'until', words: { time: 'Feb 28, 16:00', day: 'Feb 28' } })
})
