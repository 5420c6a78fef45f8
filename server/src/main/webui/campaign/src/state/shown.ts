import { language } from '../texts'

/** 2500 fen of CNY as ¥25, 2550 as ¥25.50. */
export function money(minor: number, currency = 'CNY'): string {
  const whole = minor % 100 === 0
  return new Intl.NumberFormat(language(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(minor / 100)
}

export const count = (n: number): string => new Intl.NumberFormat(language()).format(n)

const format = (at: string | number, how: Intl.DateTimeFormatOptions, zone?: string): string =>
  new Intl.DateTimeFormat(language(), zone ? { ...how, timeZone: zone } : how).format(new Date(at))

const DAY: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' }
const MINUTE: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** Day and minute, on the campaign's wall clock. */
export const moment = (at: string | number, zone?: string): string => format(at, { ...DAY, ...MINUTE }, zone)

export const minute = (at: number): string => format(at, MINUTE)

/**
 * Until when something holds that ends at `at`, in words: what ends at midnight ends with the day
 * before.
 */
export function until(at: string | number, zone?: string): { key: 'until' | 'through'; words: { time: string; day: string } } {
  const through = format(at, MINUTE, zone) === '00:00'
  const day = format(new Date(at).getTime() - (through ? 1000 : 0), DAY, zone)
  return { key: through ? 'through' : 'until', words: { time: moment(at, zone), day } }
}
