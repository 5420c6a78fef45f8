import type { Point } from '../live/history'
import { ratio, type Health } from './health'

export const RATIOS = ['opens', 'acceptances'] as const
export type Ratio = (typeof RATIOS)[number]

/** As long without a look (by the clock of who looks) is a gap: no line is drawn over it. */
const LONGEST_GAP_MILLIS = 60_000

/** The last hour of a channel, all forms together. */
export function hourOf(channel: Health['channels'][number]): Record<'shares' | Ratio, number> {
  return channel.forms.reduce(
    (sum, { lastHour }) => ({
      shares: sum.shares + lastHour.shares,
      opens: sum.opens + lastHour.opens,
      acceptances: sum.acceptances + lastHour.acceptances,
    }),
    { shares: 0, opens: 0, acceptances: 0 },
  )
}

/** How the ratios of each channel went while somebody looked: the server tells the last hour, and keeps none before it. */
export class Seen {
  private readonly series = new Map<string, Point[]>()
  /** The most that an hour had of each, so that a line stays when it gets quiet. */
  private readonly shares = new Map<string, number>()
  private atMillis = NaN
  private lookedMillis = NaN

  /** @param capacity how many looks are kept of each channel */
  constructor(readonly capacity: number) {}

  /** Takes a look in; one that tells nothing newer changes nothing. */
  add(nowMillis: number, health: Health): void {
    const at = Date.parse(health.at)
    if (!(at > (Number.isNaN(this.atMillis) ? -Infinity : this.atMillis))) return
    const gap = nowMillis - this.lookedMillis > LONGEST_GAP_MILLIS
    for (const channel of health.channels) {
      const hour = hourOf(channel)
      this.shares.set(channel.channel, Math.max(hour.shares, this.shares.get(channel.channel) ?? 0))
      this.push(channel.channel, 'opens', at, ratio(hour.opens, hour.shares), gap)
      this.push(channel.channel, 'acceptances', at, ratio(hour.acceptances, hour.opens), gap)
    }
    this.atMillis = at
    this.lookedMillis = nowMillis
  }

  private push(channel: string, of: Ratio, at: number, value: number | undefined, gap: boolean): void {
    const key = `${of} ${channel}`
    const points = this.series.get(key) ?? []
    this.series.set(key, points)
    if (gap && points.length) points.push([at, NaN])
    points.push([at, value ?? NaN])
    if (points.length > this.capacity) points.splice(0, points.length - this.capacity)
  }

  /** Those that were shared most, at most so many; without any share nothing is drawn. */
  channels(most: number): string[] {
    return [...this.shares]
      .filter(([, shares]) => shares > 0)
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .slice(0, most)
      .map(([channel]) => channel)
  }

  points(channel: string, of: Ratio): readonly Point[] {
    return this.series.get(`${of} ${channel}`) ?? []
  }

  /** What was told last. */
  now(channel: string, of: Ratio): number | undefined {
    const value = this.points(channel, of).at(-1)?.[1]
    return value === undefined || Number.isNaN(value) ? undefined : value
  }
}
