import { readonly, ref, shallowRef, type Ref } from 'vue'
import { newKey } from '../../../api/client'
import { patiently, sleep, type Sleep } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import type { QuoteRequest } from './steps'
import { asked, begun, bounded, changed, foundSince, heard, isForgotten, restored, told, type Answer, type Ask, type Heard, type OrderCard, type Quote, type Talk } from './talk'
import { Cut, type ChatRequest } from './cut'

/** What a dialogue needs of the world. */
export interface World {
  answered(request: ChatRequest, hear: (what: Heard) => void): Promise<void>
  quote(request: QuoteRequest): Promise<Quote>
  place(quote: Quote): Promise<OrderCard>
  orders(): Promise<readonly OrderCard[]>
  saw(order: OrderCard): void
  /** Whether the device has a connection, as far as it knows. */
  isOnline(): boolean
  /** Resolves when it has. */
  online(): Promise<void>
  keep(talk: Talk): void
  kept(): Talk | undefined
  /** The device's time, ms since 1970. */
  now(): number
  /** The campaign's, likewise. */
  campaignNow(): number
  readonly sleep?: Sleep
}

/** A person's yes is safe to send again, as its quote makes one order; so it is, for a long time. */
const CONFIRM_TRIES = 40
/** What was said is sent again only where the server says that it did nothing. */
const TEXT_TRIES = 8
/** The server's clock is told to the second. */
const CLOCK_MILLIS = 2_000

/** A conversation with the assistant: what is shown of it, and what can be done. */
export interface Dialogue {
  readonly talk: Readonly<Ref<Talk>>
  readonly busy: Readonly<Ref<boolean>>
  /** How long it waits before it asks again, for want of room, in ms; 0 while it does not. */
  readonly waitMillis: Readonly<Ref<number>>
  /** Whether the server no longer remembers what is shown. */
  readonly forgotten: Readonly<Ref<boolean>>
  say(text: string): Promise<void>
  /** Says yes to a quote; `said` is what the button said. */
  confirm(answer: Answer, quote: Quote, said: string): Promise<void>
  /** Asks for a price without the assistant, for what was picked from a card. */
  price(request: QuoteRequest, said: string): Promise<void>
  again(answer: Answer): Promise<void>
  /** One's turn has come: ordering is open. */
  admitted(): void
  clear(): void
}

const newTalk = (nowMillis: number): Talk => ({ conversation: `w-${newKey().slice(0, 20)}`, lines: [], usedMillis: nowMillis })

export function dialogueOf(world: World, pack?: NonNullable<ChatRequest['pack']>): Dialogue {
  const before = world.kept()
  const talk = shallowRef<Talk>(before ? restored(before, world.now()) : newTalk(world.now()))
  const busy = ref(false)
  const waitMillis = ref(0)
  const forgotten = ref(isForgotten(talk.value, world.now()))

  const store = () => world.keep((talk.value = bounded(talk.value)))
  const change = (id: number, what: Partial<Answer>) => void (talk.value = changed(talk.value, id, what))
  const newest = (): Answer => talk.value.lines.at(-1) as Answer

  const hear = (id: number) => (what: Heard) => {
    talk.value = heard(talk.value, id, what, world.now())
    if (what.kind === 'card' && what.shown.type === 'order') world.saw(what.shown.card)
  }

  /** One try. What is lost on the way counts as not answered where it may be sent again. */
  async function ask(id: number, what: Ask): Promise<void> {
    talk.value = begun(talk.value, id)
    try {
      await world.answered({ conversation: talk.value.conversation, ...what, ...(pack ? { pack } : {}) }, hear(id))
    } catch (problem) {
      throw problem instanceof Cut && 'confirm' in what ? Problem.unreachable() : problem
    }
  }

  async function doing(id: number, act: () => Promise<void>): Promise<void> {
    busy.value = true
    try {
      store()
      await act()
    } catch (problem) {
      if (problem instanceof Cut) change(id, { state: 'cut', tool: '' })
      else if (problem instanceof Problem && problem.status === 0) change(id, { state: 'cut', tool: '' })
      else change(id, { state: 'failed', tool: '', why: problem instanceof Problem ? problem.message : '' })
    } finally {
      busy.value = false
      waitMillis.value = 0
      store()
    }
  }

  async function run(id: number, what: Ask): Promise<void> {
    await doing(id, async () => {
      if (!world.isOnline()) {
        change(id, { state: 'waits' })
        store()
        await world.online()
      }
      const tries = 'confirm' in what ? CONFIRM_TRIES : TEXT_TRIES
      const waits = (millis: number) => void (waitMillis.value = millis)
      await patiently(() => ask(id, what).finally(() => (waitMillis.value = 0)), { tries, waits, sleep: world.sleep ?? sleep })
      forgotten.value = false
    })
    const answer = talk.value.lines.find((line): line is Answer => line.kind === 'answer' && line.id === id)
    if (answer?.state === 'cut' && 'text' in what) await findOut(answer)
  }

  /** A yes in words may have placed an order before its answer was lost: then it is shown. */
  async function findOut(cut: Answer): Promise<void> {
    await world.online()
    let all: readonly OrderCard[]
    try {
      all = await patiently(() => world.orders(), { tries: 10, sleep: world.sleep ?? sleep })
    } catch {
      return // the order list says it when it can
    }
    for (const order of foundSince(talk.value, all, cut.atMillis - CLOCK_MILLIS)) {
      talk.value = told(talk.value, '', { cards: [{ type: 'order', card: order }], note: 'found' }, world.campaignNow())
    }
    store()
  }

  async function say(text: string, what: Ask = { text }): Promise<void> {
    if (busy.value) return
    talk.value = asked(talk.value, text, what, world.campaignNow())
    await run(newest().id, what)
  }

  async function byItself(said: string, act: () => Promise<Answer['cards']>): Promise<void> {
    if (busy.value) return
    talk.value = told(talk.value, said, { state: 'streaming' }, world.campaignNow())
    const { id } = newest()
    await doing(id, async () => change(id, { cards: await act(), state: 'done' }))
  }

  const dialogue: Dialogue = {
    talk: readonly(talk) as Readonly<Ref<Talk>>,
    busy: readonly(busy),
    waitMillis: readonly(waitMillis),
    forgotten: readonly(forgotten),
    say: (text) => say(text),
    confirm: (answer, quote, said) =>
      answer.ask
        ? say(said, { confirm: { quote: quote.id, hash: quote.hash } })
        : byItself(said, async () => [{ type: 'order', card: await world.place(quote) }]),
    price: (request, said) => byItself(said, async () => [{ type: 'quote', card: await world.quote(request) }]),
    async again(answer) {
      if (!busy.value && answer.ask) await run(answer.id, answer.ask)
    },
    admitted() {
      talk.value = { ...talk.value, ordering: { ordering: 'open' } }
      store()
    },
    clear() {
      if (busy.value) return
      talk.value = newTalk(world.now())
      forgotten.value = false
      store()
    },
  }
  resume(before, dialogue, findOut)
  return dialogue
}

/** Goes on where the page was left: a yes is sent again, and what came of lost words is looked up. */
function resume(before: Talk | undefined, dialogue: Dialogue, findOut: (cut: Answer) => Promise<void>): void {
  const last = before?.lines.at(-1)
  if (last?.kind !== 'answer' || last.state !== 'streaming' || !last.ask) return
  const cut = dialogue.talk.value.lines.at(-1) as Answer
  void ('confirm' in last.ask ? dialogue.again(cut) : findOut(cut))
}
