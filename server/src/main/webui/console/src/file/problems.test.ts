import { describe, expect, it } from 'vitest'
import { byLine, offsetOf, problemOf } from './problems'

describe('a problem of a file', () => {
  it('has its place, its field and what to do', () => {
    expect(problemOf('campaign.yaml:3:18 budget.amount: must be a positive amount such as "25.00"; write a number')).toEqual({
      line: 3,
      column: 18,
      field: 'budget.amount',
      text: 'must be a positive amount such as "25.00"; write a number',
    })
  })

  it('may be without a field, or with the file as a whole', () => {
    expect(problemOf('campaign.yaml:7:1: is not YAML: a tab; use spaces')).toMatchObject({ line: 7, field: '', text: 'is not YAML: a tab; use spaces' })
    expect(problemOf('campaign.yaml: is empty; write a campaign')).toEqual({ line: 0, column: 0, field: '', text: 'is empty; write a campaign' })
    expect(problemOf('something else')).toEqual({ line: 0, column: 0, field: '', text: 'something else' })
  })
})

describe('the caret', () => {
  const text = 'one\ntwo\n\nfour'
  it('goes to a line and a column', () => {
    expect(offsetOf(text, 1, 1)).toBe(0)
    expect(offsetOf(text, 2, 2)).toBe(5)
    expect(offsetOf(text, 4, 5)).toBe(13)
  })

  it('never goes past the line, or the end', () => {
    expect(offsetOf(text, 3, 9)).toBe(8)
    expect(offsetOf(text, 9, 1)).toBe(13)
    expect(offsetOf(text, 0, 0)).toBe(0)
  })
})

describe('problems in place', () => {
  it('are one a line, with how many more there are', () => {
    const at = (line: number, text: string) => ({ line, column: 1, field: '', text })
    const lines = byLine([at(2, 'a'), at(0, 'whole'), at(2, 'b'), at(5, 'c')])
    expect([...lines].map(([line, { first, more }]) => [line, first.text, more])).toEqual([[2, 'a', 1], [5, 'c', 0]])
  })
})
