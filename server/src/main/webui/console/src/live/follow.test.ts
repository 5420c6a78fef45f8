import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../../api/problem'
import type { Figures } from './figures'
import { follow, type Link } from './follow'
import { standing } from './standing'

const recorded = readFileSync(new URL('recorded.txt', import.meta.url), 'utf8')

/** Follows with one answer after the other, then stops; `after` the last one. */
async function followed(answers: (() => Response)[]): Promise<{ links: Link[]; figures: Figures[]; waits: number[] }> {
  const stop = new AbortController()
  const links: Link[] = []
  const figures: Figures[] = []
  const waits: number[] = []
  let tried = 0
  await follow({
    open: async () => {
      const answer = answers[tried++]
      if (!answer) {
        stop.abort()
        throw Problem.unreachable()
      }
      return answer()
    },
    figures: (told) => figures.push(told),
    link: (link) => links.push(link),
    signal: stop.signal,
    sleep: async (millis) => {
      waits.push(millis)
    },
    random: () => 0,
  })
  return { links, figures, waits }
}

const stream = (): Response => new Response(recorded)
const refuse = (status: number) => (): Response => {
  throw new Problem({ code: 'x' }, status, 0)
}
const unreachable = (): Response => {
  throw new TypeError('failed to fetch')
}

describe('following', () => {
  it('hands the figures on, and nothing else that is in the stream', async () => {
    const { links, figures } = await followed([stream])
    expect(links).toEqual(['connecting', 'live', 'lost'])
    expect(figures).toHaveLength(6)
  })

  it('comes back when the connection is lost, later and later until figures come again', async () => {
    const { links, waits } = await followed([unreachable, unreachable, stream, unreachable])
    expect(links).toEqual(['connecting', 'lost', 'lost', 'live', 'lost', 'lost'])
    expect(waits).toEqual([500, 1000, 250, 500])
  })

  it('says that there are no live figures, and looks again now and then', async () => {
    const { links, waits } = await followed([refuse(404), stream])
    expect(links.slice(0, 3)).toEqual(['connecting', 'absent', 'live'])
    expect(waits[0]).toBe(60_000)
  })

  it('ends with a key that is not good', async () => {
    const { links } = await followed([refuse(403), stream])
    expect(links).toEqual(['connecting', 'refused'])
  })
})

describe('a connection on which nothing comes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is given up after a while', async () => {
    const links: Link[] = []
    const stop = new AbortController()
    let opened = 0
    const done = follow({
      open: (signal) => {
        opened++
        const body = new ReadableStream({
          start: (stream) => signal.addEventListener('abort', () => stream.error(new DOMException('aborted', 'AbortError'))),
        })
        return Promise.resolve(new Response(body))
      },
      figures: () => {},
      link: (link) => links.push(link),
      signal: stop.signal,
    })
    await vi.advanceTimersByTimeAsync(14_000)
    expect(links).toEqual(['connecting'])
    await vi.advanceTimersByTimeAsync(4000)
    expect(links).toEqual(['connecting', 'lost'])
    expect(opened).toBe(2)
    stop.abort()
    await done
  })
})

describe('what is said of the figures', () => {
  it('is that they are stale when none came for a while, and the connection otherwise', () => {
    expect(standing('live', 200)).toBe('live')
    expect(standing('live', 3001)).toBe('stale')
    expect(standing('lost', 9000)).toBe('lost')
    expect(standing('connecting', undefined)).toBe('connecting')
  })
})
