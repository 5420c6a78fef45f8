import { ref } from 'vue'
import { apiOf, type Api } from '../../../api/client'
import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { language } from '../texts'
import { guest, host } from './host'
import { keep, kept } from './kept'
import { lasts, passOf, type Pass } from './pass'

/** A pass is no longer used this long before it ends, in ms. */
const AHEAD_MILLIS = 60_000
/** A placed pass is renewed this long before it ends, in ms: it should never be missing. */
const RENEWED_MILLIS = 5 * 60_000

/** Which campaign the page is of: the last part of its address, `/app/lny2026`. */
export const campaign: string = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '')

const plain = ref(kept<Pass>(`pass.${campaign}`))
const placed = ref(kept<Pass>(`placed.${campaign}`))

const isFresh = (pass: Pass | undefined): pass is Pass => !!pass && lasts(pass, AHEAD_MILLIS, Date.now())

/** The server; every request carries the best pass that there is. */
export const api: Api = apiOf({
  bearer: () => (isFresh(placed.value) ? placed.value.pass : (plain.value?.pass ?? '')),
  language: () => language(),
})

export const hasPlacedPass = (): boolean => isFresh(placed.value)

/** There is a placed pass, and it should be renewed. */
export const placedPassEndsSoon = (): boolean =>
  isFresh(placed.value) && !lasts(placed.value, RENEWED_MILLIS, Date.now())

/** The server no longer takes it: a new opening has begun. */
export function forgetPlacedPass(): void {
  placed.value = undefined
  keep(`placed.${campaign}`, null)
}

export function setPlacedPass(pass: string, expiresInSeconds: number): void {
  placed.value = passOf({ pass, expiresInSeconds }, Date.now())
  keep(`placed.${campaign}`, placed.value)
}

function forgetPasses(): void {
  plain.value = undefined
  keep(`pass.${campaign}`, null)
  forgetPlacedPass()
}

let asking: Promise<void> | undefined

/** Has a pass that still lasts, or asks for one: the app says who this is, or a guest comes. */
export async function session(signal?: AbortSignal): Promise<void> {
  if (isFresh(plain.value)) return
  asking ??= ask(signal).finally(() => (asking = undefined))
  return asking
}

async function ask(signal?: AbortSignal): Promise<void> {
  const identity = await host().identity?.()
  const device = await host().device?.()
  const body = identity ? { campaign, ...(device ? { device } : {}) } : { campaign, ...guest() }
  const { data } = await patiently(
    () =>
      api.POST('/v1/sessions', {
        body,
        headers: { authorization: identity ? `Bearer ${identity}` : '' },
      }),
    { tries: 8, ...(signal ? { signal } : {}) },
  )
  if (!data) throw Problem.unreachable()
  plain.value = passOf(data, Date.now())
  keep(`pass.${campaign}`, plain.value)
}

/** Does something with a pass; once more with a new one when the server no longer takes the old. */
export async function asPerson<T>(act: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  await session(signal)
  try {
    return await act()
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem
    forgetPasses()
    await session(signal)
    return act()
  }
}
