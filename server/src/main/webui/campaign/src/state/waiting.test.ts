import { expect, it } from 'vitest'
import { turnText } from './waiting'

it('promises nothing it does not know, and rounds what is far', () => {
  expect(turnText(undefined)).toEqual({ key: 'room.noPromise', minutes: 0 })
  expect(turnText(59_000).key).toBe('room.inSeconds')
  expect(turnText(61_000)).toEqual({ key: 'room.inMinutes', minutes: 2 })
  expect(turnText(22 * 60_000)).toEqual({ key: 'room.inMinutes', minutes: 25 })
  expect(turnText(3 * 3_600_000)).toEqual({ key: 'room.inHours', minutes: 3 })
})
