import { describe, expect, it } from 'vitest'
import { Problem } from '../../../api/problem'
import { textOf } from './problems'

const of = (code: string, status: number) => new Problem({ code, message: 'told' }, status, 0)

describe('textOf', () => {
  it('has words of its own where the server has none for people', () => {
    expect(textOf(Problem.unreachable())).toBe('problem.unreachable')
    expect(textOf(of('unreadable', 502))).toBe('problem.unreadable')
    expect(textOf(of('campaign_unknown', 404))).toBe('home.missing')
    expect(textOf(of('identity_missing', 401))).toBe('problem.inApp')
  })

  it('leaves the rest to the server, also other things that are not there', () => {
    expect(textOf(of('sold_out', 409))).toBe('')
    expect(textOf(of('invite_unknown', 404))).toBe('')
  })
})
