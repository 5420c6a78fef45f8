import type { Point } from './history'

/**
 * Where the money goes on to, from now until the chart's edge, at the rate that the server expects
 * it to be used up with. Nothing when it is not expected to be.
 *
 * @param left minor units now
 * @param untilMillis the chart's edge, campaign time
 */
export function projection(
  nowMillis: number,
  left: number | undefined,
  exhaustedAtMillis: number | undefined,
  untilMillis: number,
): Point[] {
  if (left === undefined || exhaustedAtMillis === undefined || exhaustedAtMillis <= nowMillis) return []
  if (!(untilMillis > nowMillis)) return []
  const end = Math.min(untilMillis, exhaustedAtMillis)
  const share = (end - nowMillis) / (exhaustedAtMillis - nowMillis)
  return [
    [nowMillis, left],
    [end, left * (1 - share)],
  ]
}

/** How far behind (-) or ahead (+) of its plan the spending is, as a part of the plan. */
export function aheadOfPlan(spent: number | undefined, planned: number | undefined): number | undefined {
  return spent === undefined || planned === undefined || planned <= 0 ? undefined : spent / planned - 1
}
