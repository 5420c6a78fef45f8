import { describe, expect, it } from 'vitest'
import { patiently } from './patience'
import { Problem } from './problem'

const overloaded = (retryAfterMillis = 0) => new Problem({ code: 'overloaded' }, 503, retryAfterMillis)

/** Fails with each of the problems in turn, then succeeds. */
function failing(...problems: unknown[]) {
  let tries = 0
  return {
    tries: () => tries,
    act: async () => {
      const problem = problems[tries++]
      if (problem) throw problem
      return 'done'
    },
  }
}

describe('patiently', () => {
  it('waits as long as the server says, and up to twice that', async () => {
    for (const random of [0, 1]) {
      const waited: number[] = []
      const work = failing(overloaded(3000))
      const answer = await patiently(work.act, {
        tries: 5,
        random: () => random,
        sleep: async (millis) => void waited.push(millis),
      })
      expect(answer).toBe('done')
      expect(waited).toEqual([3000 + random * 800])
    }
  })

  it('waits longer each time that nothing is said, and never longer than 20 s', async () => {
    const waited: number[] = []
    const work = failing(...Array.from({ length: 9 }, () => overloaded()))
    await patiently(work.act, { tries: 10, random: () => 1, sleep: async (ms) => void waited.push(ms) })
    expect(waited).toEqual([800, 1600, 3200, 6400, 12800, 20000, 20000, 20000, 20000])
  })

  it('gives up after so many tries, with the last problem', async () => {
    const work = failing(overloaded(), overloaded(), overloaded())
    await expect(patiently(work.act, { tries: 2, sleep: async () => {} })).rejects.toThrow(Problem)
    expect(work.tries()).toBe(2)
  })

  it('does not try again what was refused for good', async () => {
    const work = failing(new Problem({ code: 'sold_out' }, 409, 0))
    await expect(patiently(work.act, { tries: 9, sleep: async () => {} })).rejects.toThrow('409')
    expect(work.tries()).toBe(1)
  })

  it('stops waiting when nobody waits any more', async () => {
    const stop = new AbortController()
    const work = failing(overloaded(60_000))
    const answer = patiently(work.act, { tries: 9, signal: stop.signal, waits: () => stop.abort() })
    await expect(answer).rejects.toThrow(/abort/i)
    expect(work.tries()).toBe(1)
  })
})
