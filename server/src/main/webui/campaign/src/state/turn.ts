import { Problem } from '../../../api/problem'
import { Cut, type ChatRequest } from './cut'
import { api, asPerson } from './session'
import { sseReader } from './sse'
import { heardOf, type Heard } from './talk'

/** The longest that nothing may come, in ms: the server gives up a turn of its own after 30 s. */
const SILENCE_MILLIS = 45_000
/** How soon to ask again while the turn before is still being answered, in ms. */
const TURN_MILLIS = 1_500

/**
 * Has one turn answered, and tells each event as it comes. Returns after the last one.
 *
 * @throws Cut when the connection was lost on the way
 * @throws Problem when the turn was refused: nothing was done
 */
export async function answered(request: ChatRequest, hear: (what: Heard) => void): Promise<void> {
  const silence = new AbortController()
  let timer = setTimeout(() => silence.abort(), SILENCE_MILLIS)
  const stirred = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), SILENCE_MILLIS)
  }
  try {
    const response = await asked(request, silence.signal)
    const read = sseReader()
    let ended = false
    const take = (piece: string) => {
      for (const event of read(piece)) {
        const what = heardOf(event)
        if (what) hear(what)
        ended ||= event.event === 'done' || event.event === 'problem'
      }
    }
    try {
      for await (const piece of piecesOf(response)) {
        stirred()
        take(piece)
        if (ended) return
      }
    } catch {
      throw new Cut()
    }
    throw new Cut()
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

async function asked(body: ChatRequest, signal: AbortSignal): Promise<Response> {
  try {
    const { response } = await asPerson(() => api.POST('/v1/chat', { body, parseAs: 'stream', signal }), signal)
    return response
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status === 0) throw new Cut()
    if (problem.code !== 'turn_in_progress') throw problem
    // The turn before, whose answer was perhaps lost, will soon have ended: this is for want of room.
    throw new Problem({ code: problem.code, message: problem.message }, 503, TURN_MILLIS)
  }
}

async function* piecesOf(response: Response): AsyncGenerator<string> {
  if (!response.body) {
    // An older browser: everything comes at once.
    yield await response.text()
    return
  }
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}
