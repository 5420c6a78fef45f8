import type { DeepReadonly } from 'vue'
import type { PublicCard } from './card'
import type { Held, WalletCard } from './wallet'

/** What stands on an opened envelope. */
export interface Opened {
  readonly amountMinor: number
  readonly currency: string
  readonly name: string
  readonly atMillis: number
}

/** Where the campaign is: the first thing that decides what the page shows. */
export type Phase = 'loading' | 'draft' | 'before' | 'between' | 'running' | 'paused' | 'over'

export function phaseOf(card: PublicCard | undefined, nowMillis: number): Phase {
  if (!card) return 'loading'
  if (card.state === 'closed') return 'over'
  if (card.state === 'draft') return 'draft'
  if (card.state === 'paused' || card.state === 'killed') return 'paused'
  if (millis(card.window?.from) > nowMillis) return 'before'
  if (card.window?.to && millis(card.window.to) <= nowMillis) return 'over'
  if (openWave(card, nowMillis)) return allStopped(card, nowMillis) ? 'paused' : 'running'
  return nextOpening(card, nowMillis) ? 'between' : 'running'
}

/** The wave that is open, by the campaign's clock: the card may be from before it opened. */
export function openWave(card: PublicCard, nowMillis: number) {
  return card.waves?.find((wave) => millis(wave.window?.from) <= nowMillis && nowMillis < millis(wave.window?.to))
}

/** Whether everything that could be asked for in the open wave is stopped for now. */
function allStopped(card: PublicCard, nowMillis: number): boolean {
  const ids = openWave(card, nowMillis)?.prizes ?? []
  const asked = (card.prizes ?? []).filter(({ id, earnedBy }) => ids.includes(id ?? '') && earnedBy?.some((way) => way !== 'invite'))
  return asked.length > 0 && asked.every(({ stopped }) => stopped)
}

/** When the campaign or its next wave begins, ms; 0 when none does any more. */
export function nextOpening(card: PublicCard, nowMillis: number): number {
  const starts = [card.window, ...(card.waves ?? []).map((wave) => wave.window)].map((span) => millis(span?.from))
  const next = Math.min(...starts.filter((at) => at > nowMillis))
  return Number.isFinite(next) ? next : 0
}

/**
 * The names of what the open wave has, or the first one before it begins.
 *
 * @param asStopped how a prize is named that nobody is granted for now
 */
export function prizesOf(card: PublicCard, nowMillis: number, language: 'zh' | 'en', asStopped: (name: string) => string): string[] {
  const wave = openWave(card, nowMillis) ?? card.waves?.find((each) => millis(each.window?.from) > nowMillis)
  return (wave?.prizes ?? []).map((id) => {
    const prize = card.prizes?.find((each) => each.id === id)
    const name = prize?.names?.[language] ?? id
    return prize?.stopped ? asStopped(name) : name
  })
}

/** What is told of an envelope, by a claim's answer and by the wallet. */
interface Told {
  readonly amountMinor?: number
  readonly currency?: string
  readonly name?: string
  readonly issuedAt?: string
}

/** What a refused claim means for the page. */
export type Refused = 'had' | 'tomorrow' | 'gone' | 'full' | 'other'

const REFUSED: Record<string, Refused> = {
  already_claimed: 'had',
  already_claimed_today: 'tomorrow',
  campaign_day_cap_reached: 'tomorrow',
  wave_day_cap_reached: 'tomorrow',
  prize_day_cap_reached: 'tomorrow',
  prize_sold_out_today: 'tomorrow',
  prize_sold_out: 'gone',
  wave_sold_out: 'gone',
  campaign_cap_reached: 'full',
  wave_cap_reached: 'full',
  prize_cap_reached: 'full',
  wallet_full: 'full',
}

export const refusedAs = (code: string): Refused => REFUSED[code] ?? 'other'

export function openedOf(envelope: Told, nowMillis: number): Opened {
  return {
    amountMinor: envelope.amountMinor ?? 0,
    currency: envelope.currency ?? 'CNY',
    name: envelope.name ?? '',
    atMillis: millis(envelope.issuedAt) || nowMillis,
  }
}

/** The last envelope that was opened in this campaign: what came for invites was not opened here. */
export function lastOpened(wallet: DeepReadonly<WalletCard> | undefined, campaign: string): Opened | undefined {
  const last = claimed(wallet, campaign).sort((a, b) => millis(b.issuedAt) - millis(a.issuedAt))[0]
  return last && openedOf(last, 0)
}

/**
 * Whether another envelope may be had now, as far as the wallet that was seen tells. The server has
 * the last word: this only says what is shown first.
 */
export function mayOpen(card: PublicCard, wallet: DeepReadonly<WalletCard> | undefined, nowMillis: number): boolean {
  const left = wallet?.capsLeft?.find((each) => each.campaign === card.id)
  if (left && (left.total === 0 || left.today === 0)) return false
  const held = claimed(wallet, card.id ?? '')
  return (openWave(card, nowMillis)?.prizes ?? []).some((id) => {
    const had = held.filter((each) => each.prize === id)
    const ways = card.prizes?.find((each) => each.id === id)?.earnedBy ?? []
    const daily = ways.includes('claim_daily') && !had.some((each) => sameDay(millis(each.issuedAt), nowMillis, card.zone))
    const other = ways.some((way) => way.startsWith('claim') && way !== 'claim_once' && way !== 'claim_daily')
    return daily || other || (ways.includes('claim_once') && !had.length)
  })
}

function claimed(wallet: DeepReadonly<WalletCard> | undefined, campaign: string): DeepReadonly<Held>[] {
  return [...(wallet?.vouchers ?? []), ...(wallet?.cash?.items ?? [])].filter(
    (each) => each.campaign === campaign && each.earnedBy?.startsWith('claim'),
  )
}

function sameDay(a: number, b: number, zone: string | undefined): boolean {
  const day = new Intl.DateTimeFormat('en-CA', zone ? { timeZone: zone } : {})
  return day.format(a) === day.format(b)
}

const millis = (at: string | undefined): number => Date.parse(at ?? '') || 0
