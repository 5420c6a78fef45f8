import { describe, expect, it, vi } from 'vitest'
import { alike, compare, pair, phaseOf, plan, startAct, stopAct, toggled, type Figures, type Model, type Rehearsal } from './rehearsals'

vi.mock('../texts', () => ({
  language: () => 'en',
  i18n: { global: { t: (key: string, named: { n?: string }) => (key === 'live.millis' ? `${named.n} ms` : key) } },
}))
const post = vi.hoisted(() => vi.fn(async (..._: unknown[]) => ({ response: { status: 200 } })))
vi.mock('./session', () => ({ api: { POST: post } }))

const model: Model = { id: 'spike', title: '', scale: 1, speed: 2, minutes: 10, peakPerMinute: 6000 }
const wanted = { model: 'spike', scale: '', speed: '', seconds: '' }
const figures: Figures = {
  kept: true, broken: [], version: '1', loadMillis: 1000, people: 100, gaveUp: 0, unsent: 0, granted: 90, grantedMinor: 9000,
  currency: 'CNY', orders: 10, accepted: 0, answers: 500, busiestSecond: 50, unexpected: 0, claimP99Millis: 200, serverCpuMillis: 0,
}
const rehearsal: Rehearsal = { id: 'a', model: 'spike', scale: 1, speed: 2, seconds: 300, state: 'done', startedAt: '2026-02-06T04:00:00Z' }

describe('a plan', () => {
  it('is the model’s where nothing is said', () => {
    expect(plan(wanted, model)).toEqual({ scale: 1, speed: 2, seconds: 300, peakPerSecond: 200 })
  })

  it('is what was said, and never longer than the model', () => {
    expect(plan({ ...wanted, scale: '0.5', speed: '4', seconds: '60' }, model)).toEqual({ scale: 0.5, speed: 4, seconds: 60, peakPerSecond: 200 })
    expect(plan({ ...wanted, seconds: '9999' }, model).seconds).toBe(300)
  })
})

describe('what is sent', () => {
  const given = { reason: 'dress', key: 'k', values: {} }

  it('leaves to the model what was left empty', async () => {
    expect(await startAct({ ...wanted, scale: '0.5', seconds: ' ' }).run(given)).toEqual({ waits: false })
    expect(post).toHaveBeenLastCalledWith('/v1/admin/rehearsals', {
      params: { header: { 'Idempotency-Key': 'k' } },
      body: { model: 'spike', reason: 'dress', scale: 0.5 },
    })
  })

  it('names the rehearsal that is to stop', async () => {
    await stopAct(rehearsal).run(given)
    expect(post).toHaveBeenLastCalledWith('/v1/admin/rehearsals/{id}/stop', {
      params: { path: { id: 'a' }, header: { 'Idempotency-Key': 'k' } },
      body: { reason: 'dress' },
    })
  })
})

describe('how far a rehearsal is', () => {
  it('is read from what it printed last', () => {
    const playing = ['starting an empty server', 'playing spike on a sandbox', 'minute 2.5 of 10  100 claims/s', 'minute 5.0 of 10  90 claims/s']
    expect(phaseOf([])).toEqual({ phase: 'starting' })
    expect(phaseOf(playing.slice(0, 2))).toEqual({ phase: 'starting' })
    expect(phaseOf(playing)).toEqual({ phase: 'playing', share: 0.5 })
    expect(phaseOf([...playing, 'auditing'])).toEqual({ phase: 'ending' })
    expect(phaseOf(['minute 10.2 of 10'])).toEqual({ phase: 'playing', share: 1 })
  })
})

describe('two reports', () => {
  const row = (before: Partial<Figures>, after: Partial<Figures>, name: string) =>
    compare({ ...figures, ...before }, { ...figures, ...after }).find((one) => one.name === name)

  it('are compared figure by figure, and said to be better or worse where that is clear', () => {
    expect(row({}, { claimP99Millis: 150 }, 'claimP99Millis')).toEqual({
      name: 'claimP99Millis', before: '200 ms', after: '150 ms', difference: '−50 ms (−25%)', verdict: 'better',
    })
    expect(row({}, { gaveUp: 3 }, 'gaveUp')).toMatchObject({ difference: '+3', verdict: 'worse' })
    expect(row({}, { granted: 99 }, 'granted')).toMatchObject({ difference: '+9 (+10%)', verdict: '' })
    expect(row({}, { grantedMinor: 8000 }, 'money')).toMatchObject({ before: '¥90.00', difference: '−¥10.00 (−11.1%)' })
  })

  it('have no difference where one does not know, or both are equal', () => {
    expect(row({}, {}, 'people')).toMatchObject({ difference: '', verdict: '' })
    expect(row({}, { serverCpuMillis: 5000 }, 'serverCpu')).toMatchObject({ before: '–', after: '5 sec', difference: '' })
    expect(row({}, {}, 'claimP50Millis')).toMatchObject({ before: '–', after: '–', difference: '' })
  })

  it('are alike when the same was played', () => {
    expect(alike(rehearsal, { ...rehearsal, id: 'b' })).toBe(true)
    for (const other of [{ model: 'soak' }, { scale: 2 }, { speed: 1 }, { seconds: 10 }]) {
      expect(alike(rehearsal, { ...rehearsal, ...other })).toBe(false)
    }
  })

  it('stand in the order in which they were played', () => {
    const earlier = { ...rehearsal, figures }
    const later = { ...rehearsal, id: 'b', startedAt: '2026-02-06T12:00:01+08:00', figures }
    expect(pair(['b', 'a'], [later, earlier])?.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(pair(['a'], [later, earlier])).toBeUndefined()
    expect(pair(['a', 'c'], [later, earlier, { ...rehearsal, id: 'c' }])).toBeUndefined()
  })

  it('are the last two that were chosen', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'c')).toEqual(['b', 'c'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })
})
