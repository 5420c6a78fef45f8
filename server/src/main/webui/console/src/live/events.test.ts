import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EventReader } from './events'

const recorded = readFileSync(new URL('recorded.txt', import.meta.url), 'utf8')

describe('server-sent events', () => {
  it('are read out of a recorded stream', () => {
    const events = new EventReader().read(recorded)
    expect(events.map(({ name }) => name)).toEqual(['figures', 'figures', 'figures', 'other', 'figures', 'figures', 'figures'])
    expect(JSON.parse(events[0]?.data ?? '').campaign).toBe('lny2026')
  })

  it('are the same wherever the stream is cut', () => {
    const whole = new EventReader().read(recorded)
    for (const length of [1, 7, 100]) {
      const reader = new EventReader()
      const cut = []
      for (let at = 0; at < recorded.length; at += length) cut.push(...reader.read(recorded.slice(at, at + length)))
      expect(cut).toEqual(whole)
    }
  })

  it('may end lines in any of three ways, also when one of two characters is still under way', () => {
    expect(new EventReader().read('data: a\r\ndata: b\r\rdata:c\n\n')).toEqual([
      { name: 'message', data: 'a\nb' },
      { name: 'message', data: 'c' },
    ])
    const reader = new EventReader()
    expect(reader.read('event: figures\r')).toEqual([])
    expect(reader.read('\ndata: 1\r\n\r')).toEqual([])
    expect(reader.read('\n')).toEqual([{ name: 'figures', data: '1' }])
  })

  it('are nothing without data, and comments and unknown fields are passed over', () => {
    expect(new EventReader().read(': hello\n\nevent: figures\n\nid: 4\nretry\ndata\n\n')).toEqual([{ name: 'message', data: '' }])
  })

  it('have a bounded length', () => {
    const reader = new EventReader()
    expect(() => reader.read('x'.repeat((1 << 20) + 1))).toThrow(RangeError)
  })
})
