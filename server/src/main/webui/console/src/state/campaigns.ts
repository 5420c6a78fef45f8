import { computed, readonly, ref, shallowRef } from 'vue'
import { Problem } from '../../../api/problem'
import type { components } from '../../../api/schema'
import { api, operator } from './session'

export type Campaign = components['schemas']['CampaignCard']
export type Waiting = components['schemas']['Waiting']

/** Something that waits for a second person, with whose it is. */
export interface Approval {
  readonly campaign: Campaign
  readonly waiting: Waiting
  /** The operator asked for it themselves: somebody else must second it. */
  readonly own: boolean
}

const POLL_MILLIS = 10_000
const PLACE = 'hongbao.console.campaign'

const list = shallowRef<readonly Campaign[]>([])
const chosen = ref(remembered())
const failed = shallowRef<Problem>()
const lookedMillis = ref(0)
let polling: ReturnType<typeof setInterval> | undefined

function remembered(): string {
  try {
    return sessionStorage.getItem(PLACE) ?? ''
  } catch {
    return ''
  }
}

export const campaigns = {
  list: readonly(list),
  /** Whose figures are shown; empty while there is no campaign. */
  chosen: computed(() => (list.value.some(({ id }) => id === chosen.value) ? chosen.value : (list.value[0]?.id ?? ''))),
  /** Why the list could not be had anew. */
  failed: readonly(failed),
  lookedMillis: readonly(lookedMillis),
}

export const chosenCampaign = computed(() => list.value.find(({ id }) => id === campaigns.chosen.value))

export const approvals = computed<Approval[]>(() =>
  list.value.flatMap((campaign) =>
    (campaign.waiting ?? []).map((waiting) => ({ campaign, waiting, own: waiting.first === operator.value?.name })),
  ),
)

export function choose(campaign: string): void {
  chosen.value = campaign
  try {
    sessionStorage.setItem(PLACE, campaign)
  } catch {
    // refused: remembered as long as the page lasts
  }
}

/** Looks once. What was seen before stays when that fails. */
export async function lookAtCampaigns(): Promise<void> {
  try {
    const { data } = await api.GET('/v1/admin/campaigns')
    list.value = data ?? []
    lookedMillis.value = Date.now()
    failed.value = undefined
  } catch (problem) {
    if (problem instanceof Problem) failed.value = problem
  }
}

/** Looks now and again and again, until {@link stopLooking}. */
export function keepLooking(): void {
  stopLooking()
  void lookAtCampaigns()
  polling = setInterval(() => {
    if (!document.hidden) void lookAtCampaigns()
  }, POLL_MILLIS)
}

export const stopLooking = (): void => clearInterval(polling)
