import { describe, expect, it } from 'vitest'
import { queryOf, refused } from './audit'

describe('searching the audit log', () => {
  it('asks only for what was filled in', () => {
    expect(queryOf({ actor: ' ', action: '', from: '', to: 'never', limit: 100 })).toEqual({ limit: '100' })
    expect(queryOf({ actor: ' li ', action: 'campaign.kill', from: '', to: '', limit: 20 })).toEqual({
      actor: 'li',
      action: 'campaign.kill',
      limit: '20',
    })
  })

  it('asks for instants, told on the clock of who looks', () => {
    const local = '2026-02-06T10:30'
    expect(queryOf({ actor: '', action: '', from: local, to: '', limit: 1 }).from).toBe(new Date(local).toISOString())
  })
})

describe('an outcome', () => {
  it('is a refusal unless it says that something was done', () => {
    for (const done of ['done', 'done (no certificate, waived: a sandbox)', 'repeated', 'draft', 'scheduled (no certificate, waived: a sandbox)', 'awaiting_second_person']) {
      expect(refused(done)).toBe(false)
    }
    expect(refused('role_missing')).toBe(true)
    expect(refused('donee')).toBe(true)
    expect(refused('campaign_paused')).toBe(true)
    expect(refused(undefined)).toBe(false)
  })
})
