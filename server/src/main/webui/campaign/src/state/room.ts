import { readonly, ref, shallowRef } from 'vue'
import { patiently, sleep } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { setClock } from './clock'
import { keep, kept } from './kept'
import { api, asPerson, campaign, hasPlacedPass, setPlacedPass } from './session'
import { standingOf, ticketOf, type RoomStatus, type Standing } from './standing'

const TICKET = `ticket.${campaign}`

const ticket = ref(kept<string>(TICKET))
const standing = shallowRef<Standing>()
/** When the shown status came, ms since 1970; 0 before any did. */
const asOfMillis = ref(0)
const lost = ref(false)

export const room = {
  ticket: readonly(ticket),
  standing: readonly(standing),
  asOfMillis: readonly(asOfMillis),
  /** Whether the last look failed: what is shown is what was known before. */
  lost: readonly(lost),
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

/** Takes a ticket: the account is its key, so whoever asks again has the same one. */
export async function join(signal?: AbortSignal): Promise<void> {
  const { data } = await patiently(
    () => asPerson(() => api.POST('/v1/campaigns/{campaign}/waiting-room/tickets', { params: { path: { campaign } } }), signal),
    { tries: 50, ...(signal ? { signal } : {}) },
  )
  if (data?.ticket) {
    ticket.value = data.ticket
    keep(TICKET, data.ticket)
  }
}

/** Exchanges a ticket whose turn has come. Says whether one may act now. */
export async function enter(signal?: AbortSignal): Promise<boolean> {
  const { data, response } = await patiently(
    () =>
      asPerson(
        () =>
          api.POST('/v1/campaigns/{campaign}/waiting-room/passes', {
            params: { path: { campaign } },
            body: { ticket: ticket.value ?? '' },
          }),
        signal,
      ),
    { tries: 50, ...(signal ? { signal } : {}) },
  )
  if (response.status !== 200 || !data || !('pass' in data) || !data.pass || !data.expiresAt) return false
  setPlacedPass(data.pass, data.expiresAt)
  return true
}

/**
 * Waits until one may act: joins if a place is needed, polls, and goes in when it is one's turn. A
 * lost connection loses nothing: the place is the account's, and the ticket lies on the device.
 */
export async function untilAdmitted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let pauseSeconds = 5
    try {
      const status = await look(signal)
      pauseSeconds = status.pollAfterSeconds ?? pauseSeconds
      const now = standing.value
      if (now?.kind === 'not_needed' || (now?.kind === 'your_turn' && hasPlacedPass())) return
      if (now?.kind === 'no_ticket') {
        await join(signal)
        continue
      }
      if (now?.kind === 'your_turn' && (await enter(signal))) return
    } catch (problem) {
      if (signal.aborted) throw problem
      if (!(problem instanceof Problem)) throw problem
      // What is shown stays, and is said to be old; the place is kept anyway.
      lost.value = true
      pauseSeconds = 10
      if (problem.code === 'campaign_unknown' || problem.status === 404) throw problem
    }
    await sleep(pauseSeconds * 1000 * (0.75 + Math.random() / 2), signal)
  }
}
