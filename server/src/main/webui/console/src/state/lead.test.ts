import { describe, expect, it } from 'vitest'
import { nextActs, proposedBy, takesTwo, waitingFor } from './lead'

const digest = 'ab'.repeat(32)

describe('leading a campaign', () => {
  it('offers what its state allows, and nothing for states that are not known', () => {
    expect(nextActs('draft')).toEqual(['publish'])
    expect(nextActs('killed')).toEqual(['resume', 'close'])
    expect(nextActs('closed')).toEqual([])
    expect(nextActs('dreaming')).toEqual([])
    expect(nextActs(undefined)).toEqual([])
  })

  it('takes two people to publish, to close, and to resume after a kill only', () => {
    expect(takesTwo('publish', 'draft')).toBe(true)
    expect(takesTwo('close', 'paused')).toBe(true)
    expect(takesTwo('resume', 'killed')).toBe(true)
    expect(takesTwo('resume', 'paused')).toBe(false)
    expect(takesTwo('kill', 'running')).toBe(false)
    expect(takesTwo('pause', 'running')).toBe(false)
  })
})

describe('what waits for a second person', () => {
  it('is told from the word of the proposal', () => {
    expect(proposedBy({ act: 'scheduled' })).toEqual({ kind: 'lead', act: 'publish' })
    expect(proposedBy({ act: 'running' })).toEqual({ kind: 'lead', act: 'resume' })
    expect(proposedBy({ act: `change:${digest}` })).toEqual({ kind: 'change', digest })
    expect(proposedBy({ act: 'change:../x' })).toEqual({ kind: 'unknown', word: 'change:../x' })
    expect(proposedBy({})).toEqual({ kind: 'unknown', word: '' })
  })

  it('is found for the act that it is for', () => {
    const waiting = [{ act: `change:${digest}`, first: 'li' }, { act: 'closed', first: 'wang' }]
    expect(waitingFor({ waiting }, 'close')?.first).toBe('wang')
    expect(waitingFor({ waiting }, 'publish')).toBeUndefined()
    expect(waitingFor({}, 'close')).toBeUndefined()
  })
})
