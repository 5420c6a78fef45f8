import { describe, expect, it } from 'vitest'
import { Problem } from '../../../api/problem'
import { Cut, type ChatRequest } from './cut'
import { dialogueOf, type World } from './dialogue'
import type { Answer, Heard, OrderCard, Quote, Talk } from './talk'

const NOW = Date.parse('2026-02-06T10:00:00+08:00')
const QUOTE: Quote = {
  id: 'q-1', hash: 'a'.repeat(64), campaign: 'lny2026', outlet: {}, items: [], subtotalMinor: 0, vouchers: [], payableMinor: 500,
  currency: 'CNY', madeAt: '2026-02-06T10:00:00+08:00', expiresAt: '2026-02-06T10:05:00+08:00',
}
const ORDER: OrderCard = { id: 'q-1', status: 'placed', times: { placed: '2026-02-06T10:00:01+08:00' } }
const done: Heard = { kind: 'done', conversation: 'c' }
const quoted: Heard = { kind: 'card', shown: { type: 'quote', card: QUOTE } }
const ordered: Heard = { kind: 'card', shown: { type: 'order', card: ORDER } }

type Turn = (Heard | Error)[]

/** A world in which each turn goes as the list says, and no time passes. */
class Tried implements World {
  readonly asked: ChatRequest[] = []
  readonly waited: number[] = []
  store: string | undefined
  connected = true
  connect = () => {}
  all: OrderCard[] = []

  constructor(readonly turns: Turn[], store?: Talk) {
    if (store) this.store = JSON.stringify(store)
  }

  async answered(request: ChatRequest, hear: (what: Heard) => void): Promise<void> {
    this.asked.push(request)
    for (const each of this.turns.shift() ?? [new Error('asked once too often')]) {
      if (each instanceof Error) throw each
      hear(each)
    }
  }
  quote = async (): Promise<Quote> => QUOTE
  place = async (): Promise<OrderCard> => ORDER
  orders = async (): Promise<readonly OrderCard[]> => this.all
  saw = (): void => {}
  isOnline = (): boolean => this.connected
  online = (): Promise<void> => (this.connected ? Promise.resolve() : new Promise((resolve) => (this.connect = resolve)))
  keep = (talk: Talk): void => void (this.store = JSON.stringify(talk))
  kept = (): Talk | undefined => (this.store ? (JSON.parse(this.store) as Talk) : undefined)
  now = (): number => NOW
  campaignNow = (): number => NOW
  sleep = async (millis: number): Promise<void> => void this.waited.push(millis)
}

const last = (talk: Talk): Answer => talk.lines.at(-1) as Answer
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('a dialogue', () => {
  it('shows what was said and what came, and keeps it for the next visit', async () => {
    const world = new Tried([[{ kind: 'message', text: '一杯' }, quoted, done]])
    const dialogue = dialogueOf(world)
    await dialogue.say('来一杯')
    expect(dialogue.talk.value.lines).toMatchObject([{ text: '来一杯' }, { text: '一杯', state: 'done', cards: [{ type: 'quote' }] }])
    expect(dialogueOf(new Tried([], world.kept())).talk.value.lines).toEqual(dialogue.talk.value.lines)
  })

  it('names the pack of its guide, and always the same conversation', async () => {
    const world = new Tried([[done], [done]])
    const dialogue = dialogueOf(world, 'winter-games-2026')
    await dialogue.say('冰壶在哪里比')
    await dialogue.say('明天呢')
    expect(world.asked.map((request) => request.pack)).toEqual(['winter-games-2026', 'winter-games-2026'])
    expect(world.asked[1]?.conversation).toBe('c')
  })

  it('takes one turn at a time', async () => {
    const world = new Tried([[done], [done]])
    const dialogue = dialogueOf(world)
    await Promise.all([dialogue.say('一'), dialogue.say('二')])
    expect(world.asked.map((request) => request.text)).toEqual(['一'])
  })
})

describe('when there is no room', () => {
  it('what was said is sent again, as late as the server says, and only its last answer shows', async () => {
    const world = new Tried([[new Problem({ code: 'overloaded' }, 503, 3000)], [{ kind: 'message', text: '好' }, done]])
    const dialogue = dialogueOf(world)
    await dialogue.say('来一杯')
    expect(world.asked).toHaveLength(2)
    expect(world.waited[0]).toBeGreaterThanOrEqual(3000)
    expect(last(dialogue.talk.value)).toMatchObject({ text: '好', state: 'done' })
    expect(dialogue.waitMillis.value).toBe(0)
  })

  it('what is refused for good is told with its reason', async () => {
    const dialogue = dialogueOf(new Tried([[new Problem({ code: 'text_too_long', message: '太长了' }, 400, 0)]]))
    await dialogue.say('x')
    expect(last(dialogue.talk.value)).toMatchObject({ state: 'failed', why: '太长了' })
  })
})

describe('when the connection is lost', () => {
  it('words are not sent a second time by themselves, as they may have arrived', async () => {
    const world = new Tried([[{ kind: 'message', text: '已' }, new Cut()], [{ kind: 'message', text: '好' }, done]])
    const dialogue = dialogueOf(world)
    await dialogue.say('取消订单')
    expect(world.asked).toHaveLength(1)
    expect(last(dialogue.talk.value)).toMatchObject({ state: 'cut', text: '已' })
    await dialogue.again(last(dialogue.talk.value))
    expect(last(dialogue.talk.value)).toMatchObject({ state: 'done', text: '好' })
  })

  it('an order that came of such words is found and shown', async () => {
    const world = new Tried([[new Cut()]])
    world.all = [ORDER, { id: 'old', status: 'completed', times: { placed: '2026-02-06T09:00:00+08:00' } }]
    const dialogue = dialogueOf(world)
    await dialogue.say('好的')
    expect(last(dialogue.talk.value)).toMatchObject({ note: 'found', cards: [{ type: 'order', card: { id: 'q-1' } }] })
    expect(dialogue.talk.value.lines).toHaveLength(3)
  })

  it('a yes to a quote is sent until it is answered', async () => {
    const world = new Tried([[quoted, done], [new Cut()], [new Cut()], [ordered, done]])
    const dialogue = dialogueOf(world)
    await dialogue.say('来一杯')
    await dialogue.confirm(last(dialogue.talk.value), QUOTE, '确认支付 ¥5')
    expect(world.asked.slice(1).map((request) => request.confirm)).toEqual(Array(3).fill({ quote: 'q-1', hash: QUOTE.hash }))
    expect(last(dialogue.talk.value)).toMatchObject({ state: 'done', cards: [{ type: 'order' }] })
  })

  it('nothing is sent before there is one', async () => {
    const world = new Tried([[done]])
    world.connected = false
    const dialogue = dialogueOf(world)
    const saying = dialogue.say('来一杯')
    await settle()
    expect(world.asked).toEqual([])
    expect(last(dialogue.talk.value).state).toBe('waits')
    world.connect()
    await saying
    expect(last(dialogue.talk.value).state).toBe('done')
  })
})

describe('after the page was loaded again', () => {
  const left = async (what: 'yes' | 'words'): Promise<Talk> => {
    const world = new Tried([[quoted, done], [new Promise(() => {}) as never]])
    const dialogue = dialogueOf(world)
    await dialogue.say('来一杯')
    world.answered = () => new Promise(() => {})
    void (what === 'yes' ? dialogue.confirm(last(dialogue.talk.value), QUOTE, '确认') : dialogue.say('好的'))
    await settle()
    return world.kept()!
  }

  it('a yes under way is sent again', async () => {
    const world = new Tried([[ordered, done]], await left('yes'))
    const dialogue = dialogueOf(world)
    await settle()
    expect(world.asked).toMatchObject([{ confirm: { quote: 'q-1' } }])
    expect(last(dialogue.talk.value)).toMatchObject({ state: 'done', cards: [{ type: 'order' }] })
  })

  it('words under way are not, but what came of them is shown', async () => {
    const world = new Tried([], await left('words'))
    world.all = [ORDER]
    const dialogue = dialogueOf(world)
    await settle()
    expect(world.asked).toEqual([])
    expect(last(dialogue.talk.value)).toMatchObject({ note: 'found' })
  })
})

describe('what the page asks for itself', () => {
  it('is priced and ordered without the assistant', async () => {
    const world = new Tried([])
    const dialogue = dialogueOf(world)
    await dialogue.price({ outlet: 'o', voucher: 'best', items: [{ item: 'i', qty: 1 }] }, '一杯拿铁')
    const answer = last(dialogue.talk.value)
    expect(answer).toMatchObject({ state: 'done', cards: [{ type: 'quote' }] })
    await dialogue.confirm(answer, QUOTE, '确认')
    expect(last(dialogue.talk.value)).toMatchObject({ state: 'done', cards: [{ type: 'order' }] })
    expect(world.asked).toEqual([])
  })

  it('begins anew on request', async () => {
    const world = new Tried([[done]])
    const dialogue = dialogueOf(world)
    await dialogue.say('你好')
    dialogue.clear()
    expect(dialogue.talk.value.lines).toEqual([])
    expect(world.kept()?.conversation).not.toBe('c')
  })
})
