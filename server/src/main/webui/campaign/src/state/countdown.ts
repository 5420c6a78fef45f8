/** The time left, as it is shown: whole days, and the rest as a clock. */
export interface Countdown {
  readonly days: number
  readonly clock: string
}

export function countdown(leftMillis: number): Countdown {
  const seconds = Math.max(0, Math.ceil(leftMillis / 1000))
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
  return { days: Math.floor(seconds / 86_400), clock: parts.map((part) => String(part).padStart(2, '0')).join(':') }
}
