import { readonly, ref, shallowRef } from 'vue'
import type { components } from '../../../api/schema'
import { Problem } from '../../../api/problem'
import { keep, kept } from './kept'
import { api, asPerson, campaign } from './session'

export type WalletCard = components['schemas']['WalletCard']
export type Held = components['schemas']['Held']

interface Seen {
  readonly card: WalletCard
  readonly atMillis: number
}

const NAME = `wallet.${campaign}`
const seen = shallowRef(kept<Seen>(NAME))
const fresh = ref(false)

export const wallet = {
  /** What was last seen of it, on this device; readable without a connection. */
  seen: readonly(seen),
  /** Whether that came with this visit. */
  fresh: readonly(fresh),
}

/** Looks into the wallet once. What was seen before stays when that fails. */
export async function lookIntoWallet(signal?: AbortSignal): Promise<void> {
  try {
    const { data } = await asPerson(() => api.GET('/v1/wallet', signal ? { signal } : {}), signal)
    if (!data) throw Problem.unreachable()
    seen.value = { card: data, atMillis: Date.now() }
    fresh.value = true
    keep(NAME, seen.value)
  } catch (problem) {
    fresh.value = false
    throw problem
  }
}
