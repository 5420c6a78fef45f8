import { describe, expect, it } from 'vitest'
import { sseReader, type SseEvent } from './sse'

const STREAM =
  'event: tool\ndata: {"name":"make_quote"}\n\n: still here\n\nevent: message\ndata: {"text":"珍珠奶茶 ×2"}\n\ndata: a\ndata:b\n\nevent: done\ndata: {}\n\n'

const EVENTS: SseEvent[] = [
  { event: 'tool', data: '{"name":"make_quote"}' },
  { event: 'message', data: '{"text":"珍珠奶茶 ×2"}' },
  { event: 'message', data: 'a\nb' },
  { event: 'done', data: '{}' },
]

const readIn = (stream: string, size: number): SseEvent[] => {
  const read = sseReader()
  const pieces = Array.from({ length: Math.ceil(stream.length / size) }, (_, i) => stream.slice(i * size, (i + 1) * size))
  return pieces.flatMap(read)
}

describe('sseReader', () => {
  it('gives the same events however the stream is cut, and with every kind of line break', () => {
    for (const lineBreak of ['\n', '\r\n', '\r']) {
      // The last blank line's lone return may be half of a break: only what follows completes it.
      const stream = STREAM.replaceAll('\n', lineBreak) + ':'
      for (const size of [1, 2, 3, 7, 1000]) {
        expect(readIn(stream, size), `${JSON.stringify(lineBreak)} in pieces of ${size}`).toEqual(EVENTS)
      }
    }
  })

  it('does not tell an event whose end never came', () => {
    expect(readIn('event: done\ndata: {}\n', 5)).toEqual([])
    expect(readIn('event: done\n\n', 5)).toEqual([])
  })

  it('takes no byte order mark for a part of a name', () => {
    expect(readIn('\uFEFFevent: done\ndata: 1\n\n', 100)).toEqual([{ event: 'done', data: '1' }])
  })

  it('stops reading what never ends', () => {
    const read = sseReader()
    read('data: ')
    expect(() => Array.from({ length: 11 }, () => read('x'.repeat(100_000)))).toThrow(RangeError)
  })
})
