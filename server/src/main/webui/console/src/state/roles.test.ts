import { describe, expect, it } from 'vitest'
import { may } from './roles'

describe('what a role may', () => {
  it('is what the server lets it do', () => {
    expect(may(['operator'], 'lead')).toBe(true)
    expect(may(['finance'], 'lead')).toBe(true)
    expect(may(['finance'], 'operate')).toBe(false)
    expect(may(['operator'], 'auditLog')).toBe(false)
    expect(may(['viewer', 'integrator'], 'lead')).toBe(false)
    expect(may(['operator'], 'books')).toBe(false)
    expect(may(['finance'], 'books')).toBe(true)
    expect(may(['operator'], 'deadLetters')).toBe(true)
    expect(may(['viewer'], 'deadLetters')).toBe(false)
  })

  it('keeps orders, money and people apart', () => {
    expect(may(['finance'], 'people')).toBe(true)
    expect(may(['finance'], 'serve')).toBe(false)
    expect(may(['operator'], 'refund')).toBe(false)
    expect(may(['operator', 'finance'], 'erase')).toBe(false)
    expect(may(['integrator'], 'canaries')).toBe(true)
    expect(may(['integrator'], 'referrals')).toBe(false)
    expect(may(['viewer'], 'referrals')).toBe(true)
    expect(may(['finance'], 'decide')).toBe(false)
  })

  it('is everything for admins, and nothing without a role', () => {
    for (const right of ['lead', 'operate', 'people', 'serve', 'refund', 'erase', 'decide', 'referrals', 'canaries', 'clawBack', 'auditLog', 'books', 'deadLetters'] as const) {
      expect(may(['admin'], right)).toBe(true)
      expect(may([], right)).toBe(false)
    }
  })

  it('adds up over roles', () => {
    expect(may(['operator', 'finance'], 'auditLog')).toBe(true)
  })
})
