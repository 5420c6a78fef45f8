import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../../api/problem'
import { setClock } from './clock'
import { untilDecided } from './decided'

type Answer = { status: string; retryAt?: string }

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-26T10:00:00Z') })
})
afterEach(() => {
  setClock(new Date().toISOString())
  vi.useRealTimers()
})

describe('untilDecided', () => {
  it('repeats what is queued at the time that the campaign’s clock says, not the device’s', async () => {
    setClock('2026-02-06T10:00:00+08:00')
    const act = vi
      .fn<() => Promise<{ data?: Answer }>>()
      .mockResolvedValueOnce({ data: { status: 'queued', retryAt: '2026-02-06T10:00:07+08:00' } })
      .mockResolvedValueOnce({ data: { status: 'granted' } })
    const waits = vi.fn()
    const done = untilDecided(act, waits, new AbortController().signal)
    await vi.advanceTimersByTimeAsync(6900)
    expect(act).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(200)
    await expect(done).resolves.toEqual({ status: 'granted' })
    expect(waits).toHaveBeenCalledWith(7000)
  })

  it('waits a second where no time is said, and takes a refusal for an answer', async () => {
    const act = vi.fn<() => Promise<{ data?: Answer }>>().mockResolvedValueOnce({ data: { status: 'queued' } }).mockResolvedValueOnce({ data: { status: 'rejected' } })
    const done = untilDecided(act, () => {}, new AbortController().signal)
    await vi.advanceTimersByTimeAsync(1000)
    await expect(done).resolves.toEqual({ status: 'rejected' })
  })

  it('tries again what had no room, and throws what will not pass', async () => {
    const act = vi
      .fn<() => Promise<{ data?: Answer }>>()
      .mockRejectedValueOnce(new Problem({ code: 'overloaded' }, 503, 1000))
      .mockRejectedValueOnce(new Problem({ code: 'campaign_paused' }, 409, 0))
    const done = expect(untilDecided(act, () => {}, new AbortController().signal)).rejects.toMatchObject({ code: 'campaign_paused' })
    await vi.advanceTimersByTimeAsync(3000)
    await done
  })

  it('does not sit out a pause that is meant for the person', async () => {
    const act = vi.fn<() => Promise<{ data?: Answer }>>().mockRejectedValue(new Problem({ code: 'too_many_codes' }, 429, 600_000))
    await expect(untilDecided(act, () => {}, new AbortController().signal)).rejects.toMatchObject({ code: 'too_many_codes' })
    expect(act).toHaveBeenCalledTimes(1)
  })
})
