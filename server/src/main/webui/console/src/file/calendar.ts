/** Something on a campaign's calendar. Times in ms. */
export interface Entry {
  readonly id: string
  readonly name: string
  readonly fromMillis: number
  /** The same as the beginning for what has no length. */
  readonly toMillis: number
}

/** An entry with its place on the axis, in percent. */
export interface Placed extends Entry {
  readonly left: number
  readonly width: number
  /** Entries that overlap lie in rows below each other, from 0. */
  readonly row: number
}

/** What has no length is still seen, and takes this much of the axis. */
const LEAST_PERCENT = 0.6

/** Places entries on an axis, each in the first row that has room for it and its name. */
export function placed(entries: readonly Entry[], fromMillis: number, toMillis: number, namePercent = 0): Placed[] {
  const length = toMillis - fromMillis
  if (!(length > 0)) return []
  const ends: number[] = []
  return entries
    .filter((entry) => entry.toMillis >= fromMillis && entry.fromMillis <= toMillis)
    .sort((a, b) => a.fromMillis - b.fromMillis || a.id.localeCompare(b.id))
    .map((entry) => {
      const from = Math.max(entry.fromMillis, fromMillis)
      const to = Math.min(entry.toMillis, toMillis)
      const left = ((from - fromMillis) * 100) / length
      const width = Math.max(LEAST_PERCENT, ((to - from) * 100) / length)
      let row = ends.findIndex((end) => end <= left)
      if (row < 0) row = ends.length
      ends[row] = left + Math.max(width, namePercent)
      return { ...entry, left, width, row }
    })
}

const DAY_MILLIS = 86_400_000
const MOST_TICKS = 12

/** Midnights of the campaign's days on the axis: as many as can be read. */
export function ticks(fromMillis: number, toMillis: number, offsetMinutes: number): number[] {
  const days = (toMillis - fromMillis) / DAY_MILLIS
  if (!(days > 0)) return []
  const step = Math.max(1, Math.ceil(days / MOST_TICKS)) * DAY_MILLIS
  const shift = offsetMinutes * 60_000
  const first = Math.ceil((fromMillis + shift) / DAY_MILLIS) * DAY_MILLIS - shift
  const all: number[] = []
  for (let at = first; at <= toMillis; at += step) all.push(at)
  return all
}
