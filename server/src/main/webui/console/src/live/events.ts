/** One server-sent event. */
export interface ServerEvent {
  readonly name: string
  readonly data: string
}

/** More than this without an end is no event of ours. */
const LONGEST = 1 << 20

/**
 * Server-sent events out of pieces of text, wherever these are cut (HTML standard, 9.2.6). Told by
 * hand: the browser's own EventSource sends no Authorization header.
 */
export class EventReader {
  private rest = ''
  private name = ''
  private lines: string[] = []

  /** The events that are whole with this piece. */
  read(piece: string): ServerEvent[] {
    this.rest += piece
    if (this.rest.length > LONGEST) throw new RangeError('an event is too long')
    const events: ServerEvent[] = []
    for (;;) {
      const end = /\r\n|\n|\r(?!$)/.exec(this.rest)
      if (!end) return events
      const line = this.rest.slice(0, end.index)
      this.rest = this.rest.slice(end.index + end[0].length)
      const event = this.line(line)
      if (event) events.push(event)
    }
  }

  private line(line: string): ServerEvent | undefined {
    if (line === '') return this.dispatch()
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.name = value
    else if (field === 'data') this.lines.push(value)
    return undefined
  }

  private dispatch(): ServerEvent | undefined {
    const event = this.lines.length ? { name: this.name || 'message', data: this.lines.join('\n') } : undefined
    this.name = ''
    this.lines = []
    return event
  }
}
