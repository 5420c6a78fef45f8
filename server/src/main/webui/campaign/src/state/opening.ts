import { computed, ref, shallowRef } from 'vue'
import { Problem } from '../../../api/problem'
import { card } from './card'
import { claim, type Answer } from './claim'
import { campaignNow } from './clock'
import { lastOpened, mayOpen, openedOf, type Opened } from './envelope'
import { keep, kept } from './kept'
import { campaign } from './session'
import { lookIntoWallet, wallet } from './wallet'

const NAME = `opened.${campaign}`

const onDevice = shallowRef(kept<Opened>(NAME))
const answer = shallowRef<Answer>()
const problem = shallowRef<Problem>()
const acting = ref(false)
const waitSeconds = ref(0)

/** Opening an envelope, and the last one that was opened: it outlives a change of the tab. */
export const opening = {
  answer,
  problem,
  /** Whether the answer is waited for. */
  acting,
  /** How long until it is tried again; 0 while it is not waited for. */
  waitSeconds,
  /** The last one that was opened, here or on another device. */
  last: computed(() => {
    const elsewhere = lastOpened(wallet.seen.value?.card, campaign)
    const here = onDevice.value
    return elsewhere && (!here || elsewhere.atMillis > here.atMillis) ? elsewhere : here
  }),
}

/** Whether the seal is offered at `nowMillis`, or the last envelope shown. */
export function offersSeal(nowMillis: number): boolean {
  if (!opening.last.value || !card.value) return true
  // Without the wallet it is not known what was opened when.
  return !!wallet.seen.value && mayOpen(card.value, wallet.seen.value.card, nowMillis)
}

/** Opens one. What is refused or fails is in {@link opening}. */
export async function open(signal: AbortSignal): Promise<void> {
  acting.value = true
  answer.value = problem.value = undefined
  try {
    const told = await claim((millis) => (waitSeconds.value = Math.ceil(millis / 1000)), signal)
    answer.value = told
    if (told.envelope) {
      onDevice.value = openedOf(told.envelope, campaignNow())
      keep(NAME, onDevice.value)
    }
    // Not waited for: the wallet is behind by no more than a look.
    void lookIntoWallet(signal).catch(() => {})
  } catch (failed) {
    if (failed instanceof Problem) problem.value = failed
  } finally {
    acting.value = false
    waitSeconds.value = 0
  }
}

/** Who has opened one before sees it as it is now; who is new here costs the server no look. */
export function lookBack(signal: AbortSignal): void {
  if (onDevice.value || wallet.seen.value) void lookIntoWallet(signal).catch(() => {})
}
