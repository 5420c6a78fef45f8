import { language } from '../texts'

const numbers = new Map<string, Intl.NumberFormat>()
const times = new Map<string, Intl.DateTimeFormat>()

/** Formats are dear to make, and the same few are wanted many times a second. */
function format(options: Intl.NumberFormatOptions, of: string = language()): Intl.NumberFormat {
  const name = of + JSON.stringify(options)
  const known = numbers.get(name) ?? new Intl.NumberFormat(of, options)
  numbers.set(name, known)
  return known
}

function timeFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language() + JSON.stringify(options)
  const known = times.get(name) ?? new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' })
  times.set(name, known)
  return known
}

/** Digits after the point of a currency's major unit, as Intl knows them. */
export const digits = (currency: string): number =>
  format({ style: 'currency', currency }, 'en').resolvedOptions().maximumFractionDigits ?? 2

/** ¥ for CNY; the code and a space where there is none. */
export function symbol(currency: string): string {
  const parts = format({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }, 'en').formatToParts(0)
  const named = parts.find(({ type }) => type === 'currency')?.value ?? currency
  return named === currency ? `${currency} ` : named
}

/** 2550 fen of CNY as ¥25.50. */
export function money(minor: number | undefined, currency = 'CNY'): string {
  if (minor === undefined) return '–'
  const places = digits(currency)
  return format({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
    minor / 10 ** places,
  )
}

/** The same without what is too small to matter: ¥3.00B, ¥30亿. */
export function roundMoney(minor: number | undefined, currency = 'CNY'): string {
  if (minor === undefined) return '–'
  return format({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumSignificantDigits: 4,
  }).format(minor / 10 ** digits(currency))
}

export function count(n: number | undefined, places = 0): string {
  if (n === undefined) return '–'
  return format({ maximumFractionDigits: places }).format(n)
}

export function percent(share: number | undefined, places = 0): string {
  if (share === undefined) return '–'
  return format({ style: 'percent', maximumFractionDigits: places }).format(share)
}

/** Of an RFC 3339 time, its offset in minutes: the campaign's wall clock. */
export function offsetMinutes(at: string | undefined): number {
  const parts = /([+-])(\d\d):(\d\d)$/.exec(at ?? '')
  if (!parts) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  return parts[1] === '-' ? -minutes : minutes
}

/** A moment on a wall clock that is so many minutes ahead of UTC. */
export function clock(atMillis: number, offset: number, what: 'second' | 'minute' | 'day' = 'minute'): string {
  if (!Number.isFinite(atMillis)) return '–'
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const shown: Intl.DateTimeFormatOptions =
    what === 'day'
      ? { month: 'short', day: 'numeric', ...time }
      : what === 'second'
        ? { ...time, second: '2-digit' }
        : time
  return timeFormat(shown).format(atMillis + offset * 60_000)
}

/** An RFC 3339 time as it is on its own wall clock. */
export const day = (at: string | undefined): string => (at ? clock(Date.parse(at), offsetMinutes(at), 'day') : '–')

/** 12,345,678 ms as 3 h 26 min: the two largest units. */
export function span(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000))
  const units: [number, string][] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ]
  const first = units.findIndex(([n]) => n > 0)
  if (first < 0) return unit(0, 'second')
  return units
    .slice(first, first + 2)
    .filter(([n], at) => at === 0 || n > 0)
    .map(([n, name]) => unit(n, name))
    .join(' ')
}

const unit = (n: number, name: string): string =>
  format({ style: 'unit', unit: name, unitDisplay: 'short' }).format(n)
