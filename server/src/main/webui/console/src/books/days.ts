/** Days as `2026-02-06`, which sort as they are. */
const DAY_MILLIS = 86_400_000

export const isDay = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))

/** Which day a moment is on, on a wall clock so many minutes ahead of UTC. */
export const dayAt = (atMillis: number, offsetMinutes: number): string => new Date(atMillis + offsetMinutes * 60_000).toISOString().slice(0, 10)

export const plusDays = (day: string, days: number): string => (isDay(day) ? new Date(Date.parse(day) + days * DAY_MILLIS).toISOString().slice(0, 10) : day)

export interface Range {
  readonly from: string
  readonly to: string
}

/** What is wrong with a range; undefined when a report can be asked for it. */
export function wrongRange({ from, to }: Range): 'missing' | 'backwards' | undefined {
  if (!isDay(from) || !isDay(to)) return 'missing'
  return to < from ? 'backwards' : undefined
}

/** From a campaign's first day until today, or its last day when that is over; one day at least. */
export function soFar(first: string, last: string, today: string): Range {
  const to = last && last < today ? last : today
  return { from: first && first <= to ? first : to, to }
}
