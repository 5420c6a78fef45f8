import { describe, expect, it } from 'vitest'
import { gathered } from './download'

const MIB = 1024 * 1024
const stream = (chunks: readonly Uint8Array<ArrayBuffer>[], end?: Error): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      if (end) controller.error(end)
      else controller.close()
    },
  })

describe('what is downloaded', () => {
  it('is whole and in order, over more than one part', async () => {
    const chunks = Array.from({ length: 19 }, (_, i) => new Uint8Array(MIB).fill(i))
    const told: number[] = []
    const blob = await gathered(stream(chunks), 'application/x-ndjson', (bytes) => told.push(bytes))
    expect(blob.size).toBe(19 * MIB)
    expect(blob.type).toBe('application/x-ndjson')
    expect(told.at(0)).toBe(MIB)
    expect(told.at(-1)).toBe(19 * MIB)
    const bytes = new Uint8Array(await blob.arrayBuffer())
    for (let i = 0; i < 19; i++) expect([bytes[i * MIB], bytes[(i + 1) * MIB - 1]]).toEqual([i, i])
  })

  it('is empty when nothing comes', async () => {
    expect((await gathered(stream([]), 'text/csv', () => {})).size).toBe(0)
  })

  it('is nothing when the stream breaks: half a journal is none', async () => {
    // The chunk is lost with the stream: what matters is that no blob comes of it.
    await expect(gathered(stream([new Uint8Array(4)], new Error('broken')), '', () => {})).rejects.toThrow('broken')
  })
})
