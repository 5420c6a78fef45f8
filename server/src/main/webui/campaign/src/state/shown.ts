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

/** Day and minute, on the campaign's wall clock. */
export function moment(at: string | number, zone?: string): string {
  const format: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }
  return new Intl.DateTimeFormat(language(), zone ? { ...format, timeZone: zone } : format).format(new Date(at))
}

export const minute = (at: number): string =>
  new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' }).format(new Date(at))
