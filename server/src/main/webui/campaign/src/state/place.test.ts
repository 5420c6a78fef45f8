import { describe, expect, it } from 'vitest'
import { placeOf } from './place'

// The examples of docs/verify-place.md.
const SEED = 'a24b34cfcbd8547987086c7276d059265eac370d08277e0590b4a441512adc90'

describe('placeOf', () => {
  it('gives the published examples', () => {
    expect(placeOf(123_456, 1_000_000, SEED)).toBe(33_329)
    expect([0, 1, 999].map((index) => placeOf(index, 1000, SEED))).toEqual([726, 182, 410])
    expect(Array.from({ length: 11 }, (_, index) => placeOf(index, 10, SEED))).toEqual([6, 9, 5, 8, 4, 1, 2, 3, 10, 7, 11])
  })

  it('gives everybody a place of their own', () => {
    for (const people of [1, 2, 3, 777]) {
      const places = new Set(Array.from({ length: people }, (_, index) => placeOf(index, people, SEED)))
      expect(places.size).toBe(people)
      expect(Math.max(...places)).toBe(people)
    }
  })
})
