import { language } from '../texts'

const format = (at: string | number, zone: string | undefined, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language(), { hourCycle: 'h23', ...how, ...(zone ? { timeZone: zone } : {}) }).format(new Date(at))

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' }
const MINUTE: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' }

/** `10:05` on the campaign's wall clock. */
export const clock = (at: string | number, zone?: string): string => format(at, zone, MINUTE)

/** Day, weekday and minute on the campaign's wall clock. */
export const dayAndTime = (at: string | number, zone?: string): string =>
  format(at, zone, { month: 'short', day: 'numeric', weekday: 'short', ...MINUTE })

/** The minute if it is on the same day as `nowMillis`, else day and minute. */
export const near = (at: string | number, nowMillis: number, zone?: string): string =>
  format(at, zone, DAY) === format(nowMillis, zone, DAY) ? clock(at, zone) : dayAndTime(at, zone)

/** `2026-02-14`, as dates are written in requests. */
export function isoDay(atMillis: number, zone?: string): string {
  const parts = new Intl.DateTimeFormat('en', { ...DAY, ...(zone ? { timeZone: zone } : {}) }).formatToParts(atMillis)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** `4:07`, what is left until something ends; never below zero. */
export function left(untilMillis: number, nowMillis: number): string {
  const seconds = Math.max(0, Math.ceil((untilMillis - nowMillis) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
