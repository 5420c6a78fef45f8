import { describe, expect, it } from 'vitest'
import { Problem } from '../../../api/problem'
import { follow, isSettled, pauseMillis } from './follow'
import type { OrderCard } from './talk'

const NOW = Date.parse('2026-02-06T10:00:00+08:00')
const placed: OrderCard = { id: 'q-1', status: 'placed', payment: { state: 'charging' } }

describe('the pause between two looks', () => {
  it('grows while nothing changes, up to half a minute', () => {
    const pauses = [0, 1, 2, 3, 20].map((quiet) => Math.round(pauseMillis(placed, quiet, NOW)))
    expect(pauses).toEqual([2000, 3200, 5120, 8192, 30_000])
  })

  it('stays short around the time at which it is to be ready', () => {
    const making: OrderCard = { ...placed, status: 'making', readyAt: '2026-02-06T10:00:50+08:00' }
    expect(pauseMillis(making, 20, NOW)).toBe(8000)
    expect(pauseMillis(making, 20, NOW - 600_000)).toBe(30_000)
    expect(pauseMillis(making, 20, NOW + 600_000)).toBe(30_000)
  })

  it('is long for a train that leaves next week, once its seats are taken', () => {
    const train: OrderCard = { ...placed, startsAt: '2026-02-14T08:00:00+08:00' }
    expect(pauseMillis(train, 20, NOW)).toBe(30_000)
    expect(pauseMillis({ ...train, status: 'accepted' }, 20, NOW)).toBe(120_000)
  })
})

describe('an order', () => {
  it('is settled when it has ended and all money has come back', () => {
    expect(isSettled(placed)).toBe(false)
    expect(isSettled({ status: 'completed', payment: { state: 'captured' }, refunds: [] })).toBe(true)
    expect(isSettled({ status: 'cancelled', payment: { state: 'captured' }, refunds: [{ done: false }] })).toBe(false)
    expect(isSettled({ status: 'cancelled', payment: { state: 'stopping' } })).toBe(false)
    expect(isSettled({ status: 'cancelled', payment: { state: 'captured' }, refunds: [{ done: true }] })).toBe(true)
  })
})

/** Follows through a list of answers, with no time passing, and says what was seen and waited for. */
async function run(answers: (OrderCard | Problem)[]): Promise<{ seen: (string | undefined)[]; waited: number[]; lost: boolean[] }> {
  const seen: (string | undefined)[] = []
  const waited: number[] = []
  const lost: boolean[] = []
  await follow({
    look: async () => {
      const answer = answers.shift()
      if (!answer) throw new Error('looked once too often')
      if (answer instanceof Problem) throw answer
      return answer
    },
    seen: (order) => seen.push(order.status),
    lost: (is) => lost.push(is),
    awake: async () => {},
    now: () => NOW,
    signal: new AbortController().signal,
    sleep: async (millis) => void waited.push(millis),
    random: () => 0.5,
  })
  return { seen, waited, lost }
}

describe('follow', () => {
  const done: OrderCard = { id: 'q-1', status: 'completed', payment: { state: 'captured' } }

  it('looks until the order is settled, and soon again after each change', async () => {
    const { seen, waited } = await run([placed, placed, placed, { ...placed, status: 'making' }, done])
    expect(seen).toEqual(['placed', 'placed', 'placed', 'making', 'completed'])
    expect(waited).toEqual([2000, 3200, 5120, 2000])
  })

  it('goes on after failures, as late as the server says, and tells both', async () => {
    const busy = new Problem({ code: 'overloaded' }, 503, 7000)
    const { waited, lost, seen } = await run([placed, Problem.unreachable(), Problem.unreachable(), busy, done])
    expect(waited).toEqual([2000, 2000, 4000, 8000])
    expect(lost).toEqual([false, true, true, true, false])
    expect(seen).toEqual(['placed', 'completed'])
  })

  it('ends with what does not pass', async () => {
    await expect(run([new Problem({ code: 'order_unknown' }, 404, 0)])).rejects.toMatchObject({ code: 'order_unknown' })
  })
})
