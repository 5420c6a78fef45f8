import type { components } from '../../../api/schema'
import type { OrderCard, Quote } from './talk'

export type QuoteRequest = components['schemas']['QuoteRequest']

type Items = NonNullable<Quote['items'] | OrderCard['items']>

/** One step of what one of an item costs. */
export interface PriceStep {
  readonly name: string
  readonly amountMinor: number
  /** Whether it comes on top of the item's own price. */
  readonly extra: boolean
}

/** A line of a bill. */
export interface PricedLine {
  readonly name: string
  /** Which film or train; empty for what has no seats. */
  readonly showing: string
  /** When that starts, RFC 3339; empty likewise. */
  readonly startsAt: string
  readonly qty: number
  readonly steps: readonly PriceStep[]
  readonly unitMinor: number
  readonly totalMinor: number
}

export interface Bill {
  readonly lines: readonly PricedLine[]
  readonly subtotalMinor: number
  readonly vouchers: readonly { readonly name: string; readonly amountMinor: number }[]
  readonly payableMinor: number
  readonly currency: string
  /** Whether every sum is what its parts come to. */
  readonly adds: boolean
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0)

/** Ids of trains are their numbers, which people look for on boards; those of films mean nothing to them. */
const TRAIN = /^[A-Z]{1,2}\d{1,5}$/

function showingOf({ showing = '', showingName }: Items[number]): string {
  return showingName ? (TRAIN.test(showing) ? `${showing} ${showingName}` : showingName) : showing
}

function lineOf(item: Items[number]): PricedLine {
  const steps = (item.steps ?? []).map((step) => ({ name: step.name ?? '', amountMinor: step.amountMinor ?? 0, extra: !!step.group }))
  return {
    name: item.name ?? '',
    showing: showingOf(item),
    startsAt: item.startsAt ?? '',
    qty: item.qty ?? 1,
    steps,
    unitMinor: item.unitMinor ?? 0,
    totalMinor: item.totalMinor ?? 0,
  }
}

/** How a price comes about, step by step, each as the server says it; nothing is computed but whether it adds up. */
export function billOf(priced: Quote | OrderCard): Bill {
  const lines = (priced.items ?? []).map(lineOf)
  const vouchers = (priced.vouchers ?? []).map((each) => ({ name: each.name ?? '', amountMinor: each.amountMinor ?? 0 }))
  const subtotalMinor = priced.subtotalMinor ?? 0
  const payableMinor = priced.payableMinor ?? 0
  const adds =
    lines.every((line) => sum(line.steps.map((step) => step.amountMinor)) === line.unitMinor && line.unitMinor * line.qty === line.totalMinor) &&
    sum(lines.map((line) => line.totalMinor)) === subtotalMinor &&
    subtotalMinor - sum(vouchers.map((each) => each.amountMinor)) === payableMinor &&
    payableMinor >= 0
  return { lines, subtotalMinor, vouchers, payableMinor, currency: priced.currency ?? 'CNY', adds }
}

/** How a line is written on a bill: who reads it looks for what costs something. */
export interface Written {
  /** The item's own price, beside its name; none where the line is named by a showing. */
  readonly own: PriceStep | undefined
  /** What was chosen and costs nothing. */
  readonly chosen: readonly string[]
  readonly steps: readonly PriceStep[]
}

export function writtenOf(line: PricedLine): Written {
  const own = line.steps.find((step) => !step.extra && !line.showing && step.name === line.name)
  const free = (step: PriceStep): boolean => step.extra && step.amountMinor === 0
  return {
    own,
    chosen: line.steps.filter(free).map((step) => step.name),
    steps: line.steps.filter((step) => step !== own && !free(step)),
  }
}

/** Asks for the same once more, as it is priced by now; without a card when there was none, as that may have been the wish. */
export function sameAgain(quote: Quote): QuoteRequest {
  return {
    outlet: quote.outlet.id ?? '',
    voucher: quote.vouchers.length ? 'best' : 'none',
    items: quote.items.map((item) => ({
      item: item.item ?? '',
      qty: item.qty ?? 1,
      ...(item.showing
        ? { showing: item.showing, ...(item.date ? { date: item.date } : {}), ...seatClass(item.steps) }
        : { options: optionsOf(item.steps) }),
    })),
  }
}

type Steps = Quote['items'][number]['steps']

function optionsOf(steps: Steps): Record<string, string[]> {
  const chosen: Record<string, string[]> = {}
  for (const { group, option } of steps ?? []) if (group && option) (chosen[group] ??= []).push(option)
  return chosen
}

/** A seat's one step is its class. */
function seatClass(steps: Steps): { class?: string } {
  const option = steps?.find((step) => !step.group)?.option
  return option ? { class: option } : {}
}
