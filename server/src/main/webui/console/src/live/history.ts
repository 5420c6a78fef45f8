import type { Figures } from './figures'

/** What charts show over time. */
export const SERIES = ['claims', 'orders', 'left', 'planned', 'p50', 'p95', 'p99', 'outflow', 'waiting'] as const
export type Series = (typeof SERIES)[number]

/** As many steps without figures are no gap yet: a late packet, a slow second. */
const LONGEST_GAP = 5

/** A point of a chart: campaign time in ms, and the value. */
export type Point = [number, number]

function valuesOf(figures: Figures): Record<Series, number> {
  const { budgetMinor, spentMinor, plannedSpentMinor, latency, room } = figures
  const left = (spent: number | undefined): number =>
    budgetMinor === undefined || spent === undefined ? NaN : budgetMinor - spent
  return {
    claims: figures.claimsPerSecond ?? NaN,
    orders: figures.ordersPerSecond ?? NaN,
    left: left(spentMinor),
    planned: left(plannedSpentMinor),
    p50: latency.p50 ?? NaN,
    p95: latency.p95 ?? NaN,
    p99: latency.p99 ?? NaN,
    outflow: room?.outflowPerSecond ?? NaN,
    waiting: room?.waiting ?? NaN,
  }
}

/**
 * The last of what came, one sample each step, in arrays of fixed length: nothing is allocated and
 * nothing watched while figures come ten times a second.
 */
export class History {
  private readonly times: Float64Array
  private readonly steps: Float64Array
  private readonly columns: Record<Series, Float64Array>
  private step = -1
  private next = 0
  private filled = 0

  /**
   * @param stepMillis how long a step is, by the clock of who looks
   * @param capacity how many steps are kept
   */
  constructor(
    readonly stepMillis: number,
    readonly capacity: number,
  ) {
    this.times = new Float64Array(capacity)
    this.steps = new Float64Array(capacity)
    this.columns = Object.fromEntries(SERIES.map((name) => [name, new Float64Array(capacity)])) as Record<
      Series,
      Float64Array
    >
  }

  /** Takes figures in that came now. Of those in one step the last ones stay. */
  add(nowMillis: number, figures: Figures): void {
    const step = Math.floor(nowMillis / this.stepMillis)
    if (step !== this.step) {
      this.step = step
      this.next = (this.next + 1) % this.capacity
      this.filled = Math.min(this.filled + 1, this.capacity)
    }
    const at = (this.next + this.capacity - 1) % this.capacity
    this.times[at] = figures.atMillis
    this.steps[at] = step
    const values = valuesOf(figures)
    for (const name of SERIES) this.columns[name][at] = values[name]
  }

  get length(): number {
    return this.filled
  }

  /** Campaign time of the first sample that is kept; NaN before there is one. */
  get sinceMillis(): number {
    return this.filled ? (this.times[(this.next + this.capacity - this.filled) % this.capacity] ?? NaN) : NaN
  }

  /**
   * The points of a series, by time, without those that are not known. Where nothing came for a while there is a
   * point that is not a number, so that no line is drawn over it.
   */
  points(name: Series): Point[] {
    const points: Point[] = []
    let last = NaN
    const column = this.columns[name]
    const first = this.next + this.capacity - this.filled
    for (let i = 0; i < this.filled; i++) {
      const at = (first + i) % this.capacity
      const value = column[at]
      const time = this.times[at]
      if (value === undefined || time === undefined || Number.isNaN(value)) continue
      const step = this.steps[at] ?? NaN
      if (step - last > LONGEST_GAP) points.push([time, NaN])
      points.push([time, value])
      last = step
    }
    return points
  }
}
