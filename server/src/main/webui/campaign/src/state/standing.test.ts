import { describe, expect, it } from 'vitest'
import { standingOf, ticketOf, type RoomStatus } from './standing'

const SEED = 'a24b34cfcbd8547987086c7276d059265eac370d08277e0590b4a441512adc90'
const open: RoomStatus = {
  campaign: 'lny2026',
  state: 'open',
  opening: 1,
  joined: 20,
  preQueued: 10,
  seed: SEED,
  admittedUpTo: 5,
  outflowPerSecond: 2,
  pollAfterSeconds: 2,
  serverTime: '2026-02-06T10:00:00+08:00',
}

describe('standingOf', () => {
  it('needs no place while the room is idle or off', () => {
    expect(standingOf({ ...open, state: 'idle' }, undefined)).toEqual({ kind: 'not_needed' })
    expect(standingOf({ ...open, state: 'off' }, ticketOf('1-0'))).toEqual({ kind: 'not_needed' })
  })

  it('knows no ticket of another opening, and none that was not given yet', () => {
    for (const text of ['2-0', '1-20', 'x', undefined]) {
      expect(standingOf(open, ticketOf(text)), String(text)).toEqual({ kind: 'no_ticket' })
    }
  })

  it('says when it opens, before any place is drawn', () => {
    const { seed: _, ...before } = open
    const opensAt = '2026-02-06T10:00:00+08:00'
    expect(standingOf({ ...before, state: 'pre_queue', opensAt }, ticketOf('1-0'))).toEqual({
      kind: 'pre_queue',
      opensAtMillis: Date.parse(opensAt),
    })
  })

  it('counts who is ahead, and takes the time from the outflow', () => {
    // Index 0 of 10 has place 6: nobody is between it and the five who were called.
    expect(standingOf(open, ticketOf('1-0'))).toEqual({ kind: 'waiting', place: 6, ahead: 0, turnInMillis: 500 })
    expect(standingOf(open, ticketOf('1-12'))).toEqual({ kind: 'waiting', place: 13, ahead: 7, turnInMillis: 4000 })
    expect(standingOf(open, ticketOf('1-5'))).toEqual({ kind: 'your_turn', place: 1 })
  })

  it('promises no time while the room is held, or its outflow unknown', () => {
    const { outflowPerSecond: _, ...unknown } = open
    expect(standingOf({ ...open, state: 'hold' }, ticketOf('1-0'))).toMatchObject({ kind: 'held', turnInMillis: undefined })
    expect(standingOf(unknown, ticketOf('1-0'))).toMatchObject({ kind: 'waiting', turnInMillis: undefined })
  })
})
