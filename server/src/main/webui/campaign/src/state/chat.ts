import { campaignNow } from './clock'
import type { ChatRequest } from './cut'
import { dialogueOf, type Dialogue } from './dialogue'
import { keep, kept } from './kept'
import { lookAtOrders, saw } from './orders'
import { askQuote, placeOrder } from './quotes'
import { campaign } from './session'
import type { Talk } from './talk'
import { answered } from './turn'

/** Whom one talks to: the campaign's assistant, or the guide to the winter games. */
export type Guide = 'campaign' | 'games'

/** The pack that a guide speaks with; the server's own when none is named. */
const PACK: Record<Guide, NonNullable<ChatRequest['pack']> | undefined> = { campaign: undefined, games: 'winter-games-2026' }

const open = new Map<Guide, Dialogue>()

/** The conversation with a guide. It goes on while other pages are shown. */
export function chatWith(guide: Guide): Dialogue {
  const known = open.get(guide)
  if (known) return known
  const name = `talk.${guide}.${campaign}`
  const staying = new AbortController().signal
  const made = dialogueOf(
    {
      answered,
      quote: (request) => askQuote(request, () => {}, staying),
      place: (quote) => placeOrder(quote, () => {}, staying),
      orders: () => lookAtOrders(),
      saw,
      isOnline: () => navigator.onLine !== false,
      online,
      keep: (talk) => keep(name, talk),
      kept: () => kept<Talk>(name),
      now: Date.now,
      campaignNow,
    },
    PACK[guide],
  )
  open.set(guide, made)
  return made
}

const online = (): Promise<void> =>
  navigator.onLine === false
    ? new Promise((resolve) => window.addEventListener('online', () => resolve(), { once: true }))
    : Promise.resolve()
