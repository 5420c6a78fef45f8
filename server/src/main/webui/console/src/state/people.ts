import { ref, shallowRef, watch } from 'vue'
import { Problem } from '../../../api/problem'
import type { Found } from '../people/person'
import type { Page } from '../people/reviews'
import { campaigns } from './campaigns'
import { useLook, type Looked } from './look'
import { api, operator } from './session'

/** The id of whom the operator looks at; in the page's memory only, never in its address. */
export const lookedFor = ref('')
watch(operator, () => (lookedFor.value = ''))

/** A person with orders and payouts. Each look is logged, so there is one when it is asked for, and after an act. */
export async function findPerson(user: string): Promise<Found | undefined> {
  if (!user) return undefined
  const params = { path: { user } }
  const [person, orders, payouts] = await Promise.all([
    api.GET('/v1/admin/people/{user}', { params }),
    api.GET('/v1/admin/people/{user}/orders', { params }),
    api.GET('/v1/admin/people/{user}/payouts', { params }),
  ])
  if (!person.data || !orders.data || !payouts.data) throw Problem.unreachable()
  return { person: person.data, orders: orders.data.orders, payouts: payouts.data }
}

const PAGE = 200
const QUEUE_MILLIS = 20_000

export interface Queue extends Looked<Page> {
  /** One page more. */
  readonly more: () => Promise<void>
}

/** The review queue of the chosen campaign, as many pages of it as were asked for. */
export function useQueue(): Queue {
  const pages = shallowRef(1)
  const looked = useLook(async () => {
    const campaign = campaigns.chosen.value
    return campaign ? load(campaign, pages.value) : undefined
  }, () => campaigns.chosen.value, QUEUE_MILLIS)
  return {
    ...looked,
    more: async () => {
      pages.value++
      await looked.again()
    },
  }
}

async function load(campaign: string, pages: number): Promise<Page> {
  const reviews: Page['reviews'] = []
  let count = 0
  let cursor: string | undefined
  for (let page = 0; page < pages; page++) {
    const query = { limit: String(PAGE), ...(cursor ? { cursor } : {}) }
    const { data } = await api.GET('/v1/admin/campaigns/{campaign}/reviews', { params: { path: { campaign }, query } })
    if (!data) throw Problem.unreachable()
    reviews.push(...data.reviews)
    count = data.count
    cursor = data.cursor
    if (!cursor) break
  }
  return { count, reviews, ...(cursor ? { cursor } : {}) }
}
