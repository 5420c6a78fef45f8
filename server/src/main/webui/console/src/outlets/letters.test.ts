import { describe, expect, it } from 'vitest'
import { resolutionOf, resultsOf } from './letters'

const given = { result: 'refused', reference: 'ref-1', reason: 'seen on their console' }

describe('what is said of a dead letter', () => {
  it('is never that a refund was refused: it is owed', () => {
    expect(resultsOf('refund')).toEqual(['done'])
    expect(resultsOf('charge')).toEqual(['done', 'refused'])
    expect(resolutionOf('refund', given)).toEqual({ result: 'done', reason: given.reason, reference: 'ref-1' })
  })

  it('has a reference only where the server keeps it', () => {
    expect(resolutionOf('charge', given)).toEqual({ result: 'refused', reason: given.reason })
    expect(resolutionOf('stop_charge', given).reference).toBe('ref-1')
    expect(resolutionOf('charge', { ...given, result: 'done' }).reference).toBe('ref-1')
    expect(resolutionOf('charge', { ...given, result: 'done', reference: '' })).not.toHaveProperty('reference')
  })
})
