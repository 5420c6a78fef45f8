import { readonly, ref, shallowReactive, shallowRef } from 'vue'
import { patiently } from '../../../api/patience'
import { Problem } from '../../../api/problem'
import { campaignNow } from './clock'
import { follow, shown } from './follow'
import { keep, kept } from './kept'
import { api, asPerson, campaign } from './session'
import type { OrderCard } from './talk'

interface Seen {
  readonly orders: readonly OrderCard[]
  readonly atMillis: number
}

const NAME = `orders.${campaign}`
/** So many lie on the device. */
const MOST_KEPT = 20

const list = shallowRef(kept<Seen>(NAME))
const byId = shallowReactive(new Map<string, OrderCard>((list.value?.orders ?? []).map((order) => [order.id ?? '', order])))
const fresh = ref(false)

export const orders = {
  /** The newest first, as they were last seen; readable without a connection. */
  seen: readonly(list),
  /** Whether that came with this visit. */
  fresh: readonly(fresh),
}

/** An order as it was last seen anywhere on this page. */
export const orderOf = (id: string): OrderCard | undefined => byId.get(id)

/** Takes note of an order that an answer has shown. */
export function saw(order: OrderCard): void {
  if (order.id) byId.set(order.id, order)
}

/** Looks at all of a person's orders once. What was seen before stays when that fails. */
export async function lookAtOrders(signal?: AbortSignal): Promise<readonly OrderCard[]> {
  try {
    const { data } = await asPerson(() => api.GET('/v1/orders', signal ? { signal } : {}), signal)
    if (!data) throw Problem.unreachable()
    data.orders.forEach(saw)
    list.value = { orders: data.orders, atMillis: Date.now() }
    fresh.value = true
    keep(NAME, { ...list.value, orders: data.orders.slice(0, MOST_KEPT) })
    return data.orders
  } catch (problem) {
    fresh.value = false
    throw problem
  }
}

async function lookAtOrder(id: string, signal: AbortSignal): Promise<OrderCard> {
  const { data } = await asPerson(() => api.GET('/v1/orders/{order}', { params: { path: { order: id } }, signal }), signal)
  if (!data) throw Problem.unreachable()
  return data
}

/**
 * Follows an order until nothing about it changes any more.
 *
 * @param lost told whether what is shown may be old
 */
export const followOrder = (id: string, lost: (lost: boolean) => void, signal: AbortSignal): Promise<void> =>
  follow({ look: () => lookAtOrder(id, signal), seen: saw, lost, awake: shown, now: campaignNow, signal })

/** Cancels. Asked again, it is the same: what is cancelled stays so. */
export async function cancelOrder(id: string, signal: AbortSignal): Promise<OrderCard> {
  const { data } = await patiently(
    () => asPerson(() => api.POST('/v1/orders/{order}/cancel', { params: { path: { order: id } }, signal }), signal),
    { tries: 20, signal },
  )
  if (!data) throw Problem.unreachable()
  saw(data)
  return data
}
