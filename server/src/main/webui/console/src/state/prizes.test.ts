import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Campaign } from './campaigns'
import { isStoppable, prizeAct, rowsOf } from './prizes'

const { asked } = vi.hoisted(() => ({ asked: [] as unknown[][] }))
vi.mock('../texts', () => ({ i18n: { global: { t: (key: string) => key } } }))
vi.mock('./act', () => ({ cameOf: () => ({ waits: false }) }))
vi.mock('./session', () => ({
  api: {
    POST: (...call: unknown[]) => {
      asked.push(call)
      return Promise.resolve({ response: { status: 200 } })
    },
  },
}))
beforeEach(() => void (asked.length = 0))

const prize = (id: string, waves: string[], stopped = false) => ({ id, name: id.toUpperCase(), waves, stopped })
const campaign = (more: Partial<Campaign>): Campaign =>
  ({
    id: 'c', state: 'running', wave: 'cash',
    prizes: [prize('tea', ['cards']), prize('card', ['cards', 'cash'], true), prize('cash', ['cash'])],
    ...more,
  }) as Campaign

describe('the prizes of a campaign', () => {
  it('are those of the open wave first, each with what it is doing now', () => {
    expect(rowsOf(campaign({})).map(({ prize: { id }, state, open }) => [id, state, open])).toEqual([
      ['card', 'stopped', true],
      ['cash', 'granted', true],
      ['tea', 'idle', false],
    ])
  })

  it('are not given out while the campaign is not, stopped or not', () => {
    const states = (more: Partial<Campaign>) => rowsOf(campaign(more)).map(({ state }) => state)
    expect(states({ state: 'paused' })).toEqual(['stopped', 'idle', 'idle'])
    const { wave: _, ...between } = campaign({})
    expect(rowsOf(between as Campaign).map(({ state }) => state)).toEqual(['idle', 'stopped', 'idle'])
  })

  it('can be stopped from the publishing to the close', () => {
    const states = ['draft', 'scheduled', 'running', 'paused', 'killed', 'closed']
    expect(states.filter((state) => isStoppable(campaign({ state })))).toEqual(['scheduled', 'running', 'paused', 'killed'])
  })
})

describe('stopping a prize', () => {
  it('names the prize and says why, under a key', async () => {
    const act = prizeAct('c', prize('cash', ['cash']), 'stop')
    expect(act.title).toBe('acts.prize.stop.title')
    expect(act.people).toBe('one')
    expect(await act.run({ reason: 'why', key: 'k', values: {} })).toEqual({ waits: false })
    expect(asked).toEqual([
      [
        '/v1/admin/campaigns/{campaign}/prizes/{prize}/{act}',
        { params: { path: { campaign: 'c', prize: 'cash', act: 'stop' }, header: { 'Idempotency-Key': 'k' } }, body: { reason: 'why' } },
      ],
    ])
  })
})
