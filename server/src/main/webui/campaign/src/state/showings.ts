import type { components } from '../../../api/schema'
import type { QuoteRequest } from './steps'

export type OneOutlet = components['schemas']['OneOutlet']
export type Seats = components['schemas']['Seats']

/** What seats are sold for. */
export type SeatKind = 'cinema' | 'train'

/** A start that seats can be had for. */
export interface Start {
  readonly outlet: string
  readonly outletName: string
  readonly showing: Seats
}

/** More seats are not sold to one person at once by this page. */
export const MOST_SEATS = 6

/** What starts, the earliest first. Only trains go from one city to another. */
export function startsOf(outlets: readonly OneOutlet[], kind: SeatKind): readonly Start[] {
  return outlets
    .filter((outlet) => !outlet.paused && outlet.open !== false)
    .flatMap((outlet) =>
      (outlet.showings ?? [])
        .filter((showing) => !!showing.from === (kind === 'train'))
        .map((showing) => ({ outlet: outlet.id ?? '', outletName: outlet.name ?? '', showing })),
    )
    .sort((a, b) => (a.showing.startsAt ?? '').localeCompare(b.showing.startsAt ?? '') || (a.showing.id ?? '').localeCompare(b.showing.id ?? ''))
}

/** The films or the ways that there are, each once, by name. */
export const namesOf = (starts: readonly Start[]): readonly string[] =>
  [...new Set(starts.map(({ showing }) => showing.name ?? ''))].sort((a, b) => a.localeCompare(b))

/** When the last of these days is, `2026-02-28`; empty when none says. */
export const lastDay = (starts: readonly Start[]): string =>
  starts.reduce((last, { showing }) => ((showing.lastDate ?? '') > last ? (showing.lastDate ?? '') : last), '')

export const isSoldOut = (showing: Seats): boolean => (showing.classes ?? []).every((each) => !each.seatsLeft)

/** Asks for the price of seats. */
export const seatsRequest = (start: Start, date: string, seatClass: string, qty: number): QuoteRequest => ({
  outlet: start.outlet,
  voucher: 'best',
  items: [{ item: start.showing.item ?? '', qty, showing: start.showing.id ?? '', date, class: seatClass }],
})
