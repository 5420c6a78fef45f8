import { readonly, ref, shallowRef } from 'vue'
import { Problem } from '../../../api/problem'
import type { Figures } from '../live/figures'
import { follow, type Link } from '../live/follow'
import { History } from '../live/history'
import { Outcomes } from '../live/rates'
import { STALE_MILLIS } from '../live/standing'
import { language } from '../texts'
import { bearer } from './session'

/** Figures are drawn anew twice a second: quicker than anybody reads, slower than they come. */
const DRAW_MILLIS = 500
const TICK_MILLIS = 1000
/** A chart that has just begun grows each second; afterwards it does every other one, which nobody sees. */
const QUICK_TICKS = 10

export type Ranges = 'minutes' | 'hours'

/** What has come since this campaign was chosen; thrown away with the campaign. */
export interface Kept {
  readonly minutes: History
  readonly hours: History
  readonly outcomes: Outcomes
}

const nothing = (): Kept => ({
  minutes: new History(1000, 900),
  hours: new History(15_000, 2880),
  outcomes: new Outcomes(),
})

const figures = shallowRef<Figures>()
const link = ref<Link>('connecting')
const ageMillis = ref<number>()
const beat = ref(0)
let history: Kept = nothing()
let latest: Figures | undefined
let cameMillis = 0
let stop: AbortController | undefined
let drawing: ReturnType<typeof setTimeout> | undefined
let ticks = 0
let ticking: ReturnType<typeof setInterval> | undefined

export const live = {
  /** The newest figures, at most twice a second. */
  figures: readonly(figures),
  link: readonly(link),
  /** How old the newest figures are, counted each second; undefined before there are any. */
  ageMillis: readonly(ageMillis),
  /** Counts up when charts are to be drawn anew. */
  beat: readonly(beat),
  /** Plain arrays: read them when {@link beat} says so. */
  history: (): Kept => history,
}

/** Follows a campaign's figures until another one is chosen, or {@link leave}. */
export function followCampaign(campaign: string): void {
  leave()
  history = nothing()
  latest = undefined
  figures.value = undefined
  ageMillis.value = undefined
  beat.value++
  const own = new AbortController()
  stop = own
  ticks = 0
  ticking = setInterval(tick, TICK_MILLIS)
  void follow({
    open: (signal) => opened(campaign, signal),
    figures: (told) => !own.signal.aborted && take(told),
    link: (now) => {
      if (!own.signal.aborted) link.value = now
    },
    signal: own.signal,
  })
}

export function leave(): void {
  stop?.abort()
  clearInterval(ticking)
  clearTimeout(drawing)
  drawing = undefined
}

async function opened(campaign: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(`/v1/admin/campaigns/${encodeURIComponent(campaign)}/live`, {
    headers: { authorization: `Bearer ${bearer()}`, accept: 'text/event-stream', 'accept-language': language() },
    cache: 'no-store',
    signal,
  })
  if (!response.ok) throw await Problem.of(response)
  return response
}

function take(told: Figures): void {
  cameMillis = Date.now()
  latest = told
  history.minutes.add(cameMillis, told)
  history.hours.add(cameMillis, told)
  history.outcomes.add(cameMillis, told)
  drawing ??= setTimeout(draw, DRAW_MILLIS)
}

function draw(): void {
  drawing = undefined
  if (document.hidden) return
  if (figures.value === undefined) beat.value++
  figures.value = latest
  ageMillis.value = Date.now() - cameMillis
}

function tick(): void {
  if (!latest || document.hidden) return
  ageMillis.value = Date.now() - cameMillis
  ticks++
  if (ageMillis.value <= STALE_MILLIS && (ticks < QUICK_TICKS || ticks % 2 === 0)) beat.value++
}
