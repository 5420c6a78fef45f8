import { describe, expect, it } from 'vitest'
import { pauseSeconds, stepOf } from './attendance'

const none = { has: false, endsSoon: false }
const good = { has: true, endsSoon: false }
const ending = { has: true, endsSoon: true }

describe('stepOf', () => {
  it('lets everybody act where no place is needed', () => {
    expect(stepOf({ kind: 'not_needed' }, none)).toBe('act')
  })

  it('joins without a ticket, even with a pass of an earlier opening', () => {
    expect(stepOf({ kind: 'no_ticket' }, good)).toBe('join')
  })

  it('waits before the opening, in line, and while nobody is let in', () => {
    expect(stepOf({ kind: 'pre_queue', opensAtMillis: undefined }, none)).toBe('wait')
    expect(stepOf({ kind: 'waiting', place: 9, ahead: 3, turnInMillis: 1 }, none)).toBe('wait')
    expect(stepOf({ kind: 'held', place: 9, ahead: 3, turnInMillis: undefined }, none)).toBe('wait')
  })

  it('enters when it is one’s turn, and again before the placed pass ends', () => {
    expect(stepOf({ kind: 'your_turn', place: 1 }, none)).toBe('enter')
    expect(stepOf({ kind: 'your_turn', place: 1 }, good)).toBe('act')
    expect(stepOf({ kind: 'your_turn', place: 1 }, ending)).toBe('enter')
  })
})

describe('pauseSeconds', () => {
  it('is the server’s while one waits, a quarter more or less', () => {
    expect(pauseSeconds('wait', 8, 0)).toBe(6)
    expect(pauseSeconds('wait', 8, 1)).toBe(10)
  })

  it('is long for who may act, also where waiting pages ask every two seconds', () => {
    expect(pauseSeconds('act', 2, 0)).toBe(45)
    expect(pauseSeconds('act', 120, 0)).toBe(90)
  })

  it('is none after joining, and does not depend on the server once it failed', () => {
    expect(pauseSeconds('join', 9, 1)).toBe(0)
    expect(pauseSeconds('failed', 1, 0)).toBe(7.5)
  })
})
