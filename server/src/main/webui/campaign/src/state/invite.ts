import { computed, ref, shallowRef } from 'vue'
import { Problem } from '../../../api/problem'
import { language } from '../texts'
import { channelOf, isChannel, type Channel } from './channels'
import { untilDecided } from './decided'
import { firstForm, formsFrom, formsIn, leftOut, type Form, type MadeInvite, type Met, type Obstacle } from './forms'
import { keep, kept } from './kept'
import { asPlaced } from './room'
import { api, asPerson, campaign } from './session'

const MADE = `invite.${campaign}`
/** What is told again within this time was one and the same, in ms. */
const SAME_MILLIS = 60_000

const known = kept<string>('channel')
const made = shallowRef(kept<MadeInvite>(MADE))
const channel = ref<Channel>(channelOf(navigator.userAgent) ?? (isChannel(known) ? known : 'wechat'))
const name = ref(kept<string>('signature') ?? '')
const problem = shallowRef<Problem>()
const looking = ref(false)
const waitSeconds = ref(0)
const met = ref<readonly Met[]>([])

export const invite = {
  made,
  channel,
  /** How the person signs what friends see. */
  name,
  problem,
  looking,
  waitSeconds,
  /** The forms that may be handed on there, the one to take first. */
  forms: computed((): Form[] => {
    const there = formsIn(made.value?.kit)
    return formsFrom(firstForm(made.value?.recommended ?? 'link', met.value, there), there)
  }),
  /** Those that may not, and why. */
  leftOut: computed(() => leftOut(made.value?.forbidden)),
}

let asked = 0

/** Makes the invite, or looks at it again: the account is the key. What fails is in {@link invite}. */
export async function make(signal: AbortSignal): Promise<void> {
  const mine = ++asked
  looking.value = true
  problem.value = undefined
  try {
    const body = { channel: channel.value, lang: language(), ...(name.value ? { name: name.value } : {}) }
    const post = () => api.POST('/v1/campaigns/{campaign}/invites', { params: { path: { campaign } }, body, signal })
    const told = await untilDecided<MadeInvite>(
      async () => (await asPlaced(post, signal)) as { data?: MadeInvite },
      (millis) => (waitSeconds.value = Math.ceil(millis / 1000)),
      signal,
    )
    // Of two wishes the later one counts, whichever is answered first.
    if (mine !== asked) return
    made.value = told
    keep(MADE, told)
  } catch (failed) {
    if (failed instanceof Problem && mine === asked) problem.value = failed
  } finally {
    if (mine === asked) {
      looking.value = false
      waitSeconds.value = 0
    }
  }
}

export async function chooseChannel(to: Channel, signal: AbortSignal): Promise<void> {
  channel.value = to
  met.value = []
  keep('channel', to)
  await make(signal)
}

export async function sign(as: string, signal: AbortSignal): Promise<void> {
  name.value = as.trim().slice(0, 40)
  keep('signature', name.value)
  await make(signal)
}

const toldAt = new Map<string, number>()

/** Tells the server that a form was handed on. Nobody waits for it, and nothing hangs on it. */
export function shared(form: Form): void {
  const code = made.value?.code
  const key = `${form} ${channel.value}`
  if (!code || Date.now() - (toldAt.get(key) ?? 0) < SAME_MILLIS) return
  toldAt.set(key, Date.now())
  const body = { form, channel: channel.value }
  void asPerson(() => api.POST('/v1/invites/{code}/shares', { params: { path: { code } }, body })).catch(() => {})
}

/**
 * Tells the server that a form cannot be opened or copied, and asks what it recommends now. Says
 * which form comes first from here on.
 */
export async function report(form: Form, obstacle: Obstacle, signal: AbortSignal): Promise<Form> {
  const code = made.value?.code ?? '-'
  const body = { form, channel: channel.value, obstacle }
  met.value = [...met.value, { form, obstacle }]
  try {
    await asPerson(() => api.POST('/v1/invites/{code}/reports', { params: { path: { code } }, body, signal }), signal)
    await make(signal)
  } catch {
    // Another form is needed all the same, and is shown.
  }
  return invite.forms.value[0] ?? form
}
