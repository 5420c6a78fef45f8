import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Channel, Health } from '../channels/health'
import type { Order } from '../people/person'
import type { Review } from '../people/reviews'

/** What was asked of the server, and what it answers. */
const asked: [string, string, { params: object; body?: object }][] = []
let answer: { response: { status: number }; data?: object } = { response: { status: 200 } }
const call = (method: string) => (path: string, init: never) => {
  asked.push([method, path, init])
  return Promise.resolve(answer)
}
vi.mock('../texts', () => ({ i18n: { global: { t: (key: string) => key } }, word: (_: string, of: string) => of, language: () => 'en' }))
vi.mock('./session', () => ({ api: { POST: call('POST'), PUT: call('PUT'), DELETE: call('DELETE') } }))
vi.mock('./campaigns', () => ({ lookAtCampaigns: () => Promise.resolve() }))

let people: typeof import('./peopleActs')
let channels: typeof import('./channelActs')
beforeAll(async () => {
  people = await import('./peopleActs')
  channels = await import('./channelActs')
})
beforeEach(() => {
  asked.length = 0
  answer = { response: { status: 200 } }
})
const given = (values: Record<string, string> = {}) => ({ reason: 'why', key: 'k', values })
const [sent, body] = [() => asked[0]!, () => asked[0]![2].body]

describe('an act on a person', () => {
  const order = { id: 'o-1', status: 'completed', payableMinor: 3000, vouchers: [], refunds: [], currency: 'CNY' } as unknown as Order

  it('refunds in minor units, under a key, and offers what is left', async () => {
    const act = people.refundAct('u', order)
    expect(act.fields?.[0]?.value).toBe('30.00')
    await act.run(given({ amount: '12.5' }))
    expect(sent()).toEqual([
      'POST',
      '/v1/admin/people/{user}/orders/{order}/refunds',
      { params: { path: { user: 'u', order: 'o-1' }, header: { 'Idempotency-Key': 'k' } }, body: { amountMinor: 1250, reason: 'why' } },
    ])
  })

  it('asks nothing of the server when the amount is none', async () => {
    await expect(people.refundAct('u', order).run(given({ amount: '0' }))).rejects.toMatchObject({ code: 'amount_invalid' })
    await expect(people.refundAct('u', order).run(given({ amount: 'all' }))).rejects.toMatchObject({ code: 'amount_invalid' })
    expect(asked).toEqual([])
  })

  it('erases only whose id was typed again', async () => {
    const erased = vi.fn()
    await expect(people.eraseAct('u-1', erased).run(given({ again: 'u-2' }))).rejects.toMatchObject({ code: 'id_differs' })
    expect(asked).toEqual([])
    await people.eraseAct('u-1', erased).run(given({ again: 'u-1' }))
    expect(sent()[1]).toBe('/v1/admin/people/{user}/erasure')
    expect(erased).toHaveBeenCalledOnce()
  })

  it('waits for a second person when the server says so', async () => {
    answer = { response: { status: 202 } }
    const erased = vi.fn()
    expect(await people.eraseAct('u-1', erased).run(given({ again: 'u-1' }))).toEqual({ waits: true })
    expect(erased).not.toHaveBeenCalled()
  })

  it('decides about the sides that are held, and tells what became of each', async () => {
    const review = { friend: 'f', standings: { inviter: 'held', friend: 'clear' } } as Review
    answer = { response: { status: 200 }, data: { decisions: [{ friend: 'f', to: 'clear', status: 'refused', code: 'overloaded' }] } }
    const told = vi.fn()
    await people.decideAct('c', [review], 'clear', told).run(given({ sides: 'held' }))
    expect(body()).toEqual({ decisions: [{ friend: 'f', to: 'clear', side: 'inviter' }], reason: 'why' })
    expect(told).toHaveBeenCalledWith({ done: 0, unchanged: 0, refused: [['overloaded', 1]] })
  })
})

describe('an act on a channel', () => {
  const notes = [{ text: 'a', source: 's', checked: '2026-02-06', forbids: ['poster'] }]
  const channel = { channel: 'wechat', form: 'link', notes, pin: { by: 'li', otherwise: 'poster' } } as unknown as Channel

  it('pins the form that is chosen, and unpins with the reason in the address', async () => {
    await channels.pinAct('c', channel).run(given({ form: 'code' }))
    expect(body()).toEqual({ form: 'code', reason: 'why' })
    await channels.unpinAct('c', channel).run(given())
    expect(asked[1]).toEqual(['DELETE', '/v1/admin/campaigns/{campaign}/channels/{channel}/pin', { params: { path: { campaign: 'c', channel: 'wechat' }, query: { reason: 'why' }, header: { 'Idempotency-Key': 'k' } } }])
  })

  it('sends all notes when one is written, with what it forbids', async () => {
    await channels.noteAct('c', channel, -1, '2026-02-07').run(given({ text: 'b', source: 't', checked: '2026-02-07', link: 'yes', poster: '' }))
    expect(body()).toEqual({ notes: [...notes, { text: 'b', source: 't', checked: '2026-02-07', forbids: ['link'] }], reason: 'why' })
    expect(channels.noteAct('c', channel, 0, '').fields?.find(({ name }) => name === 'poster')?.value).toBe('yes')
    await channels.dropNoteAct('c', channel, 0).run(given())
    expect(asked[1]?.[2].body).toEqual({ notes: [], reason: 'why' })
  })

  it('schedules what is done if a block lifts, on the campaign’s clock', async () => {
    const health = { campaign: 'c', at: '2026-02-06T10:00:00+08:00', channels: [channel], binaryMoments: [] } as unknown as Health
    await channels.binaryAct('c', health, 'wechat').run(given({ id: 'gala', channel: 'wechat', before: '2026-02-17T20:00', lifted: 'tell', liftedText: 'good', not: 'poster', notText: '' }))
    expect(body()).toEqual({
      id: 'gala', channel: 'wechat', before: '2026-02-17T20:00:00+08:00', ifLifted: { tell: 'good' }, ifNot: { channel: 'wechat', form: 'poster' }, reason: 'why',
    })
  })

  it('leaves out the times of a moment that nobody gave', async () => {
    await channels.momentAct('c', '2026-02-06T10:00:00+08:00').run(given({ kind: 'gala', text: 'TV', at: '2026-02-06T11:00', until: '' }))
    expect(body()).toEqual({ kind: 'gala', text: 'TV', reason: 'why', at: '2026-02-06T11:00:00+08:00' })
  })
})
