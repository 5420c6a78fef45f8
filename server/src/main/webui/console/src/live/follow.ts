import { Problem } from '../../../api/problem'
import { sleep, type Sleep } from '../../../api/patience'
import { EventReader } from './events'
import { figuresOf, type Figures } from './figures'

/** How the connection stands. `absent`: this server does not tell figures live. */
export type Link = 'connecting' | 'live' | 'lost' | 'absent' | 'refused'

export interface Following {
  /** Asks for the stream; refusals are thrown. */
  readonly open: (signal: AbortSignal) => Promise<Response>
  readonly figures: (figures: Figures) => void
  readonly link: (link: Link) => void
  readonly signal: AbortSignal
  readonly sleep?: Sleep
  readonly random?: () => number
}

const SILENCE_MILLIS = 15_000
const FIRST_WAIT_MILLIS = 500
const LONGEST_WAIT_MILLIS = 15_000
const ABSENT_WAIT_MILLIS = 60_000

/** Follows the figures until the signal, coming back whenever the connection is lost. */
export async function follow(following: Following): Promise<void> {
  const { signal, link } = following
  const rest = following.sleep ?? sleep
  let lost = 0
  link('connecting')
  while (!signal.aborted) {
    try {
      const came = await once(following)
      lost = came ? 0 : lost + 1
      link('lost')
    } catch (problem) {
      if (signal.aborted) return
      lost++
      const status = problem instanceof Problem ? problem.status : 0
      if (status === 401 || status === 403) return link('refused')
      link(status === 404 ? 'absent' : 'lost')
      if (status === 404) {
        await rest(ABSENT_WAIT_MILLIS, signal).catch(() => {})
        continue
      }
    }
    const longest = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** lost)
    await rest(longest / 2 + ((following.random ?? Math.random)() * longest) / 2, signal).catch(() => {})
  }
}

/** One connection, to its end. Says whether figures came. */
async function once({ open, figures, link, signal }: Following): Promise<boolean> {
  const silent = new AbortController()
  const both = AbortSignal.any([signal, silent.signal])
  let watch = setTimeout(() => silent.abort(), SILENCE_MILLIS)
  let came = false
  try {
    const response = await open(both)
    if (!response.body) return false
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const events = new EventReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return came
      clearTimeout(watch)
      watch = setTimeout(() => silent.abort(), SILENCE_MILLIS)
      for (const event of events.read(value)) {
        const told = event.name === 'figures' ? figuresOf(event.data) : undefined
        if (!told) continue
        if (!came) link('live')
        came = true
        figures(told)
      }
    }
  } catch (problem) {
    if (came && !(problem instanceof Problem)) return true
    throw problem
  } finally {
    clearTimeout(watch)
    silent.abort()
  }
}
