import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EventReader } from './events'
import { figuresOf } from './figures'

const recorded = new EventReader().read(readFileSync(new URL('recorded.txt', import.meta.url), 'utf8'))

describe('live figures', () => {
  it('are what the server said', () => {
    const told = figuresOf(recorded[0]?.data ?? '')
    expect(told).toMatchObject({
      campaign: 'lny2026',
      state: 'running',
      budgetMinor: 300_000_000_000,
      exhaustedAtMillis: Date.parse('2026-02-08T04:12:00+08:00'),
      latency: { p50: 2.1, p95: 7.9, p99: 14.2 },
      errorBudgetLeft: 0.934,
      room: { state: 'open', waiting: 48_210, ceilingPerSecond: 3000 },
      scale: { replicas: 1, desired: 2 },
    })
    expect(told?.degrade[0]).toEqual({ level: 'browse_cached', on: true, byItself: true, since: '2026-02-06T10:03:11+08:00' })
    expect(told?.outlets.map(({ busy, paused }) => [busy, paused])).toEqual([[1, false], [0.62, false], [0.1, false], [0, true]])
    expect(told?.moments).toHaveLength(2)
    expect(told?.moments[0]?.found).toBeUndefined()
  })

  it('need a time, and nothing else', () => {
    const bare = figuresOf('{"at":"2026-02-06T10:00:00+08:00"}')
    expect(bare).toMatchObject({ atMillis: Date.parse('2026-02-06T10:00:00+08:00'), refused: {}, degrade: [], outlets: [], moments: [] })
    expect(bare?.budgetMinor).toBeUndefined()
    expect(bare?.room).toBeUndefined()
    expect(figuresOf('{}')).toBeUndefined()
    expect(figuresOf('{"at":"soon"}')).toBeUndefined()
    expect(figuresOf('[]')).toBeUndefined()
    expect(figuresOf('not json')).toBeUndefined()
  })

  it('say what an alarm found', () => {
    const found = { channel: 'wechat', form: 'link', source: 'canaries' }
    const told = figuresOf(JSON.stringify({ at: '2026-02-06T10:00:00Z', moments: [{ at: '2026-02-06T10:00:00Z', kind: 'block', text: 'x', found }] }))
    expect(told?.moments[0]?.found).toEqual(found)
  })

  it('leave out what is not what it should be', () => {
    const odd = figuresOf(
      JSON.stringify({
        at: '2026-02-06T10:00:00Z',
        budgetMinor: 'much',
        latencyMillis: 7,
        errorBudgetLeft: 1.2,
        refused: { sold_out: 3, odd: 'x' },
        exhaustedAt: null,
        room: [],
        outlets: [null, 4, { id: 'a', busy: -2, queue: 'long' }],
        moments: [{ text: 'when?' }, { at: '2026-02-06T10:00:00Z', found: { channel: 4, form: 'link' } }],
      }),
    )
    expect(odd).toMatchObject({ budgetMinor: undefined, errorBudgetLeft: 1, refused: { sold_out: 3 }, room: undefined })
    expect(odd?.exhaustedAtMillis).toBeUndefined()
    expect(odd?.latency.p50).toBeUndefined()
    expect(odd?.outlets).toEqual([{ id: 'a', name: 'a', busy: 0, queue: undefined, paused: false }])
    expect(odd?.moments).toEqual([{ atMillis: Date.parse('2026-02-06T10:00:00Z'), kind: '', text: '', found: undefined }])
  })
})
