import type { Problem } from '../../../api/problem'
import type { AcceptedInvite, FoundInvite } from './accepting'

/** How far somebody is on the way from a text in their hands to an accepted invite. */
export type Stage =
  | { readonly kind: 'asking' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly invite: FoundInvite }
  | { readonly kind: 'near'; readonly suggestions: readonly string[]; readonly message: string }
  | { readonly kind: 'accepting'; readonly code: string }
  | { readonly kind: 'accepted'; readonly answer: AcceptedInvite }
  /** Nothing comes of it, for this reason: in the person, in the invite, or in the campaign. */
  | { readonly kind: 'refused'; readonly as: Refused; readonly message: string }
  /** It may be tried again: nothing was decided. */
  | { readonly kind: 'failed'; readonly problem: Problem }

/** What can be offered instead. */
export type Refused = 'own' | 'already' | 'not_new' | 'over' | 'unknown' | 'slow_down' | 'other'

const REFUSED: Record<string, Refused> = {
  own_invite: 'own',
  already_accepted: 'already',
  friend_not_new: 'not_new',
  invite_expired: 'over',
  invite_revoked: 'over',
  campaign_ended: 'over',
  campaign_closed: 'over',
  campaign_killed: 'over',
  no_invites: 'over',
  invite_unknown: 'unknown',
  too_many_codes: 'slow_down',
}

export const refusedAs = (code: string | undefined): Refused => REFUSED[code ?? ''] ?? 'other'

export function stageOfFound(found: FoundInvite): Stage {
  if (found.status === 'did_you_mean') return near(found)
  if (found.acceptable) return { kind: 'found', invite: found }
  return { kind: 'refused', as: refusedAs(found.reason), message: found.message ?? '' }
}

export function stageOfAnswer(answer: AcceptedInvite): Stage {
  if (answer.status === 'did_you_mean') return near(answer)
  if (answer.status === 'accepted') return { kind: 'accepted', answer }
  return { kind: 'refused', as: refusedAs(answer.code), message: answer.message ?? '' }
}

export function stageOfProblem(problem: Problem): Stage {
  const as = refusedAs(problem.code)
  return as === 'other' ? { kind: 'failed', problem } : { kind: 'refused', as, message: problem.message }
}

function near(told: { suggestions?: string[]; message?: string }): Stage {
  return { kind: 'near', suggestions: told.suggestions ?? [], message: told.message ?? '' }
}
