import { computed, readonly, ref, shallowRef, watch } from 'vue'
import { patiently, sleep } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { pauseSeconds, stepOf, type Step } from './attendance'
import { setClock } from './clock'
import { keep, kept } from './kept'
import {
  api,
  asPerson,
  campaign,
  forgetPlacedPass,
  hasPlacedPass,
  placedPassEndsSoon,
  setPlacedPass,
} from './session'
import { standingOf, ticketOf, type RoomStatus, type Standing } from './standing'

const TICKET = `ticket.${campaign}`
/** How often at most an act is done again because the room had opened meanwhile. */
const MOST_RETURNS = 4
/** What a cache has of the room may be so old, in seconds. */
const CHANGED_SECONDS = 2

const ticket = ref(kept<string>(TICKET))
const standing = shallowRef<Standing>()
/** When the shown status came, ms since 1970; 0 before any did. */
const asOfMillis = ref(0)
const lost = ref(false)
const admitted = ref(false)
const refused = shallowRef<Problem>()

export const room = {
  ticket: readonly(ticket),
  standing: readonly(standing),
  asOfMillis: readonly(asOfMillis),
  /** Whether the last look failed: what is shown is what was known before. */
  lost: readonly(lost),
  /** Whether one may act now: no place is needed, or one has it. */
  admitted: readonly(admitted),
  /** Whether a place is needed, and it is not one's turn yet. */
  waits: computed(() => !admitted.value && !!standing.value && standing.value.kind !== 'not_needed'),
  /** Why one is not even let into the room; waiting would not help. */
  refused: readonly(refused),
}

/** Looks once at the document that everybody polls; the place is computed here. */
export async function look(signal?: AbortSignal): Promise<RoomStatus> {
  const { data } = await api.GET('/v1/campaigns/{campaign}/waiting-room', {
    params: { path: { campaign } },
    ...(signal ? { signal } : {}),
  })
  if (!data) throw Problem.unreachable()
  setClock(data.serverTime)
  standing.value = standingOf(data, ticketOf(ticket.value))
  asOfMillis.value = Date.now()
  lost.value = false
  return data
}

/** What is asked for many times says at once that nobody answers, not only when it is given up. */
const noticing =
  <T>(act: () => Promise<T>): (() => Promise<T>) =>
  async () => {
    try {
      const answer = await act()
      lost.value = false
      return answer
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 0) lost.value = true
      throw problem
    }
  }

/** Takes a ticket: the account is its key, so whoever asks again has the same one. */
async function join(signal: AbortSignal): Promise<void> {
  const { data } = await patiently(
    noticing(() => asPerson(() => api.POST('/v1/campaigns/{campaign}/waiting-room/tickets', { params: { path: { campaign } } }), signal)),
    { tries: 50, signal },
  )
  if (data?.ticket) {
    ticket.value = data.ticket
    keep(TICKET, data.ticket)
  }
}

/** Exchanges a ticket whose turn has come. Says whether one may act now. */
async function enter(signal: AbortSignal): Promise<boolean> {
  const { data, response } = await patiently(
    noticing(() =>
      asPerson(
        () =>
          api.POST('/v1/campaigns/{campaign}/waiting-room/passes', {
            params: { path: { campaign } },
            body: { ticket: ticket.value ?? '' },
          }),
        signal,
      ),
    ),
    { tries: 50, signal },
  )
  if (response.status !== 200 || !data || !('pass' in data) || !data.pass || !data.expiresInSeconds) return false
  setPlacedPass(data.pass, data.expiresInSeconds)
  return true
}

let wake: (() => void) | undefined
let again = false
/** Somebody has just come, or come back. */
let came = true
/** The look that is under way. */
let looking: AbortController | undefined

/** Looks at once, rather than when its time comes. */
export function lookNow(): void {
  again = true
  wake?.()
}

/** The server wants a place, whatever was known here: looks where one stands before anything is done. */
export function backInLine(): void {
  forgetPlacedPass()
  admitted.value = false
  lookNow()
}

/** After a refusal, because somebody asked to. */
export function tryAgain(): void {
  refused.value = undefined
  lookNow()
}

/**
 * Somebody looks again, or there is a connection again. A look that began before may hang for as
 * long as the phone believes in a connection that is gone, or tell what held then: another one takes
 * its place.
 */
function comeBack(event: Event): void {
  const first = event.type === 'pageshow' && !(event as PageTransitionEvent).persisted
  if (first || document.visibilityState !== 'visible') return
  came = true
  looking?.abort()
  lookNow()
}

function whenBack(act: (event: Event) => void, signal: AbortSignal): void {
  for (const [where, what] of [[document, 'visibilitychange'], [window, 'pageshow'], [window, 'online']] as const) {
    where.addEventListener(what, act)
    signal.addEventListener('abort', () => where.removeEventListener(what, act), { once: true })
  }
}

/**
 * Stays by the room as long as the page is there: joins when a place is needed, goes in when it is
 * one's turn, renews the placed pass before it ends, and notices when a room opens. A lost
 * connection loses nothing: the place is the account's, and the ticket lies on the device. A page
 * that nobody sees waits on, but renews nothing.
 */
export async function attend(signal: AbortSignal): Promise<void> {
  whenBack(comeBack, signal)
  while (!signal.aborted) {
    const seconds = await round(signal)
    const hidden = document.visibilityState === 'hidden' && admitted.value
    await nap(hidden ? Infinity : seconds, signal)
  }
}

/** One look and what follows from it. Says how long until the next, in seconds; Infinity for never. */
async function round(signal: AbortSignal): Promise<number> {
  const back = came
  came = false
  try {
    const status = await lookOnce(signal)
    const step = stepOf(standing.value ?? { kind: 'no_ticket' }, { has: hasPlacedPass(), endsSoon: placedPassEndsSoon() })
    const done = await take(step, signal)
    refused.value = undefined
    const seconds = pauseSeconds(done, status.pollAfterSeconds ?? 5, Math.random())
    // To ask is what makes a cache renew what it had kept while nobody did: the next answer is sure.
    return back && done === 'wait' ? Math.min(seconds, CHANGED_SECONDS) : seconds
  } catch (problem) {
    if (signal.aborted) return Infinity
    if (came) return 0
    if (problem instanceof Problem && !problem.passing) return refusedBy(problem)
    // What is shown stays, and is said to be old; the place is kept anyway.
    lost.value = true
    return pauseSeconds('failed', 0, Math.random())
  }
}

/** Ends the look, too, when somebody has come back meanwhile. */
async function lookOnce(signal: AbortSignal): Promise<RoomStatus> {
  const mine = (looking = new AbortController())
  const stop = () => mine.abort()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await look(mine.signal)
  } finally {
    signal.removeEventListener('abort', stop)
    looking = undefined
  }
}

/** Says how long until the next look, in seconds. */
function refusedBy(problem: Problem): number {
  switch (problem.code) {
    case 'waiting_room_not_open':
      // It was turned off since the last look.
      return CHANGED_SECONDS
    case 'ticket_not_yours':
    case 'ticket_unknown':
      ticket.value = undefined
      keep(TICKET, null)
      return CHANGED_SECONDS
    default:
      refused.value = problem
      // Who somebody is does not change by waiting, nor whether there is a campaign; the rest may.
      return [401, 403, 404].includes(problem.status) ? Infinity : pauseSeconds('failed', 0, Math.random())
  }
}

async function take(step: Step, signal: AbortSignal): Promise<Step> {
  // While a pass that is still good is renewed, one may go on acting.
  admitted.value = step === 'act' || (step === 'enter' && hasPlacedPass())
  if (step === 'join') await join(signal)
  if (step !== 'enter') return step
  admitted.value = (await enter(signal)) || admitted.value
  return admitted.value ? 'act' : 'wait'
}

async function nap(seconds: number, signal: AbortSignal): Promise<void> {
  const woken = new AbortController()
  const stop = () => woken.abort()
  wake = stop
  if (again || signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    // A timer takes 31 bits of milliseconds.
    await sleep(Math.min(seconds * 1000, 2 ** 31 - 1), woken.signal)
  } catch {
    // woken early
  } finally {
    signal.removeEventListener('abort', stop)
    wake = undefined
    again = false
  }
}

/** Waits until one may act. Throws why one is not even let into the room. */
export function untilAdmitted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      unwatch()
      signal.removeEventListener('abort', stop)
      act()
    }
    const stop = () => end(() => reject(signal.reason))
    // Not at once: `unwatch` must be there by the time it is needed.
    const unwatch = watch([admitted, refused], judge, { flush: 'sync' })
    signal.addEventListener('abort', stop, { once: true })
    function judge() {
      if (admitted.value) end(resolve)
      else if (refused.value) end(() => reject(refused.value))
    }
    if (signal.aborted) stop()
    else judge()
  })
}

/**
 * Does what needs a place while the waiting room is open: claims, invites, quotes, orders. Waits for
 * the turn first, and again when the room has opened in between.
 */
export async function asPlaced<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let times = 1; ; times++) {
    await untilAdmitted(signal)
    try {
      return await asPerson(act, signal)
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'place_needed' || times >= MOST_RETURNS) throw problem
      await sleep(Math.max(CHANGED_SECONDS * 1000, problem.retryAfterMillis), signal)
      backInLine()
    }
  }
}
