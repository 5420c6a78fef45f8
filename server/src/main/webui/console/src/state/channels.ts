import { computed, ref, watch, type Ref } from 'vue'
import type { Problem } from '../../../api/problem'
import type { Health, Moments } from '../channels/health'
import type { Referrals } from '../channels/funnel'
import { Seen } from '../channels/seen'
import { campaigns } from './campaigns'
import { useLook } from './look'
import { api, mayI } from './session'

/** The server looks every five seconds of campaign time itself. */
const HEALTH_MILLIS = 5000
const REST_MILLIS = 15_000
/** An hour of looks. */
const LOOKS = 720

export interface Channels {
  readonly health: Readonly<Ref<Health | undefined>>
  readonly healthProblem: Readonly<Ref<Problem | undefined>>
  readonly referrals: Readonly<Ref<Referrals | undefined>>
  readonly referralsProblem: Readonly<Ref<Problem | undefined>>
  readonly moments: Readonly<Ref<Moments | undefined>>
  /** Plain arrays: read them when {@link looks} says so. */
  readonly seen: () => Seen
  readonly looks: Readonly<Ref<number>>
  readonly again: () => Promise<void>
}

/** Looks at the channels of the chosen campaign while the component is there, and keeps how the ratios went meanwhile. */
export function useChannels(): Channels {
  const chosen = () => campaigns.chosen.value
  const path = (): { path: { campaign: string } } => ({ path: { campaign: chosen() } })
  const health = useLook(
    async () => (chosen() ? (await api.GET('/v1/admin/campaigns/{campaign}/channels', { params: path() })).data : undefined),
    chosen,
    HEALTH_MILLIS,
  )
  const referrals = useLook(
    async () =>
      chosen() && mayI('referrals') ? (await api.GET('/v1/admin/campaigns/{campaign}/referrals', { params: path() })).data : undefined,
    chosen,
    REST_MILLIS,
  )
  const moments = useLook(
    async () => (chosen() ? (await api.GET('/v1/admin/campaigns/{campaign}/moments', { params: path() })).data : undefined),
    chosen,
    REST_MILLIS,
  )
  let seen = new Seen(LOOKS)
  const looks = ref(0)
  watch(chosen, () => {
    seen = new Seen(LOOKS)
    looks.value++
  })
  watch(health.seen, (told) => {
    if (!told || told.campaign !== chosen()) return
    seen.add(Date.now(), told)
    looks.value++
  })
  return {
    health: health.seen,
    healthProblem: health.problem,
    referrals: referrals.seen,
    referralsProblem: referrals.problem,
    moments: moments.seen,
    seen: () => seen,
    looks: computed(() => looks.value),
    again: health.again,
  }
}
