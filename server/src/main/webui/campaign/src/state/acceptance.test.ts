import { describe, expect, it } from 'vitest'
import { Problem } from '../../../api/problem'
import { stageOfAnswer, stageOfFound, stageOfProblem } from './acceptance'

describe('what a lookup says', () => {
  it('is asked about only when it can be accepted', () => {
    const invite = { status: 'found', code: '7K3M9-2QX4B', acceptable: true } as const
    expect(stageOfFound(invite)).toEqual({ kind: 'found', invite })
  })

  it.each([
    ['own_invite', 'own'],
    ['already_accepted', 'already'],
    ['friend_not_new', 'not_new'],
    ['invite_expired', 'over'],
    ['answer_pending', 'other'],
  ])('%s is told, and leads elsewhere', (reason, as) => {
    expect(stageOfFound({ status: 'found', acceptable: false, reason, message: 'why' })).toEqual({ kind: 'refused', as, message: 'why' })
  })

  it('asks back with what may have been meant', () => {
    const near = { status: 'did_you_mean', suggestions: ['A', 'B'], message: 'nearly' } as const
    expect(stageOfFound({ ...near, suggestions: [...near.suggestions] })).toEqual({ kind: 'near', suggestions: ['A', 'B'], message: 'nearly' })
  })
})

describe('what an acceptance comes to', () => {
  it('shows what was accepted, also while it is held', () => {
    const answer = { status: 'accepted', held: true } as const
    expect(stageOfAnswer(answer)).toEqual({ kind: 'accepted', answer })
  })

  it('tells a refusal of the person from a problem that passes', () => {
    expect(stageOfAnswer({ status: 'rejected', code: 'already_accepted', message: 'm' })).toMatchObject({ kind: 'refused', as: 'already' })
    expect(stageOfProblem(new Problem({ code: 'invite_unknown', message: 'm' }, 404, 0))).toMatchObject({ as: 'unknown', message: 'm' })
    expect(stageOfProblem(new Problem({ code: 'too_many_codes', message: 'm' }, 429, 9000))).toMatchObject({ as: 'slow_down' })
    expect(stageOfProblem(new Problem({ code: 'campaign_closed', message: 'm' }, 409, 0))).toMatchObject({ as: 'over' })
    expect(stageOfProblem(new Problem({ code: 'overloaded' }, 503, 1000))).toMatchObject({ kind: 'failed' })
    expect(stageOfProblem(Problem.unreachable())).toMatchObject({ kind: 'failed' })
  })
})
