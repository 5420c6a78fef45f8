import { expect, it } from 'vitest'
import { countdown } from './countdown'

it('counts days beside the clock, and ends at nothing', () => {
  expect(countdown(2 * 86_400_000 + 3_723_000)).toEqual({ days: 2, clock: '01:02:03' })
  expect(countdown(1)).toEqual({ days: 0, clock: '00:00:01' })
  expect(countdown(-5000)).toEqual({ days: 0, clock: '00:00:00' })
})
