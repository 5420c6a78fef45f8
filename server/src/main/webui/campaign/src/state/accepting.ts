import { ref, shallowRef } from 'vue'
import { newKey } from '../../../api/client'
import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import type { components } from '../../../api/schema'
import { untilDecided } from './decided'
import { keep, kept } from './kept'
import { lookable } from './pasted'
import { asPlaced } from './room'
import { api, asPerson, campaign } from './session'
import { stageOfAnswer, stageOfFound, stageOfProblem, type Stage } from './acceptance'
import { lookIntoWallet } from './wallet'

export type FoundInvite = components['schemas']['FoundInvite']
export type AcceptedInvite = components['schemas']['AcceptedInvite']

const CLICK = `click.${campaign}`

const stage = shallowRef<Stage>({ kind: 'asking' })
const waitSeconds = ref(0)

export const accepting = {
  stage,
  /** How long until it is tried again; 0 while it is not waited for. */
  waitSeconds,
}

export function askAgain(): void {
  stage.value = { kind: 'asking' }
}

/**
 * Looks up whatever somebody typed or pasted. Nothing is accepted by that. The click of the page that
 * led here, if any, says that its open is counted already.
 */
export async function lookUp(text: string, signal: AbortSignal, click?: string): Promise<void> {
  const code = lookable(text)
  if (!code) return askAgain()
  stage.value = { kind: 'looking' }
  const query = click ? { click } : {}
  const look = () => api.GET('/v1/invites/{code}', { params: { path: { code }, query }, signal })
  await ending(async () => {
    const { data } = await patiently(() => asPerson(look, signal), { tries: 5, signal })
    if (data) stage.value = stageOfFound(data)
  })
}

/**
 * The page of an invite led here: its click says by which form and channel. The server is told once
 * of each click that it came to an app; the code comes back where the address has lost it.
 */
export async function arrive(click: string, code: string, signal: AbortSignal): Promise<void> {
  const before = kept<{ click: string; code: string }>(CLICK)
  if (before?.click === click) return lookUp(code || before.code, signal, click)
  stage.value = { kind: 'looking' }
  const post = () => api.POST('/v1/installs', { body: { click }, signal })
  let told = code
  await asPerson(post, signal)
    .then(({ data }) => {
      told ||= data?.code ?? ''
      keep(CLICK, { click, code: told })
    })
    // The code alone leads to the same invite.
    .catch(() => {})
  if (told) await lookUp(told, signal, click)
  else askAgain()
}

/** Accepts what was found; only ever called by a person's own tap. */
export async function accept(code: string, signal: AbortSignal): Promise<void> {
  const name = `accept.${campaign}.${code}`
  const key = kept<string>(name) ?? newKey()
  keep(name, key)
  const click = kept<{ click: string }>(CLICK)?.click
  const post = () =>
    api.POST('/v1/invites/{code}/acceptances', {
      params: { path: { code }, header: { 'Idempotency-Key': key } },
      body: click ? { click } : {},
      signal,
    })
  stage.value = { kind: 'accepting', code }
  await ending(async () => {
    const answer = await untilDecided<AcceptedInvite>(
      async () => (await asPlaced(post, signal)) as { data?: AcceptedInvite },
      (millis) => (waitSeconds.value = Math.ceil(millis / 1000)),
      signal,
    )
    stage.value = stageOfAnswer(answer)
    void lookIntoWallet(signal).catch(() => {})
  })
}

async function ending(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (failed) {
    if (failed instanceof Problem) stage.value = stageOfProblem(failed)
    else askAgain()
  } finally {
    waitSeconds.value = 0
  }
}
