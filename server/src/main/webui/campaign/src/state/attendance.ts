import type { Standing } from './standing'

/** What the page does next about the waiting room. */
export type Step = 'join' | 'enter' | 'wait' | 'act'

export interface Place {
  /** A placed pass is there and good. */
  readonly has: boolean
  /** It is good, and should be renewed. */
  readonly endsSoon: boolean
}

/** What to do when one stands so. To enter again renews the placed pass. */
export function stepOf(standing: Standing, place: Place): Step {
  switch (standing.kind) {
    case 'not_needed':
      return 'act'
    case 'no_ticket':
      return 'join'
    case 'your_turn':
      return place.has && !place.endsSoon ? 'act' : 'enter'
    case 'pre_queue':
    case 'waiting':
    case 'held':
      return 'wait'
  }
}

/** Who may act looks this seldom whether that has changed, in seconds. */
const SELDOM_SECONDS = 60
/** After a failed look, in seconds. */
const AFTER_FAILURE_SECONDS = 10

/**
 * How long until the next look, in seconds. Who waits looks as often as the server says; a random
 * part keeps a crowd from coming in step.
 *
 * @param random from 0 to 1
 */
export function pauseSeconds(step: Step | 'failed', pollAfterSeconds: number, random: number): number {
  if (step === 'join') return 0
  if (step === 'act') return Math.max(SELDOM_SECONDS, pollAfterSeconds) * (0.75 + random / 2)
  if (step === 'failed') return AFTER_FAILURE_SECONDS * (0.75 + random / 2)
  return pollAfterSeconds * (0.75 + random / 2)
}
