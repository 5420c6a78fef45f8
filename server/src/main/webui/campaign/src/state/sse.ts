/** One server-sent event. */
export interface SseEvent {
  /** `message` when the stream names none. */
  readonly event: string
  readonly data: string
}

/** More than this without the end of an event is no answer of ours, in characters. */
const LONGEST = 1_000_000

/**
 * Reads a stream of server-sent events as it comes: pieces may end anywhere, also between the two
 * characters of a line break. An event without its blank line is incomplete, and is not told.
 *
 * @returns takes the next piece, and gives the events that it completes
 */
export function sseReader(): (piece: string) => SseEvent[] {
  let rest = ''
  let event = ''
  let data: string[] = []
  let begun = false

  const take = (line: string, out: SseEvent[]): void => {
    if (line === '') {
      if (data.length) out.push({ event: event || 'message', data: data.join('\n') })
      event = ''
      data = []
      return
    }
    const colon = line.indexOf(':')
    if (colon === 0) return // a comment, sent to keep the connection
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (name === 'event') event = value
    else if (name === 'data') data.push(value)
  }

  return (piece) => {
    rest += begun ? piece : piece.replace(/^\uFEFF/, '')
    begun ||= piece !== ''
    if (rest.length > LONGEST) throw new RangeError('an event is too long')
    const out: SseEvent[] = []
    for (;;) {
      const end = rest.search(/[\r\n]/)
      // A carriage return at the very end may be half of a line break.
      if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return out
      take(rest.slice(0, end), out)
      rest = rest.slice(rest[end] === '\r' && rest[end + 1] === '\n' ? end + 2 : end + 1)
    }
  }
}
