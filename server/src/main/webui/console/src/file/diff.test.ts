import { describe, expect, it } from 'vitest'
import { diff, hunks } from './diff'

const shown = (before: string, after: string): string[] =>
  diff(before, after).map(({ kind, text }) => ({ same: ' ', added: '+', removed: '-' })[kind] + text)

/** The text before or after, out of the comparison. */
const side = (before: string, after: string, left: 'added' | 'removed'): string =>
  diff(before, after)
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('\n')

describe('a comparison', () => {
  it('says what was added, removed and kept', () => {
    expect(shown('a\nb\nc\n', 'a\nc\nd\n')).toEqual([' a', '-b', ' c', '+d'])
    expect(shown('a', 'a')).toEqual([' a'])
    expect(shown('', 'a\nb')).toEqual(['+a', '+b'])
    expect(shown('a\nb', '')).toEqual(['-a', '-b'])
    expect(shown('', '')).toEqual([])
    expect(shown('x\na\ny', 'x\nb\ny')).toEqual([' x', '-a', '+b', ' y'])
  })

  it('numbers lines in both texts', () => {
    expect(diff('a\nb\nc', 'a\nx\ny\nc').map(({ before, after }) => [before, after])).toEqual([
      [1, 1],
      [2, undefined],
      [undefined, 2],
      [undefined, 3],
      [3, 4],
    ])
  })

  it('holds both texts whole, and is as short as can be, for many texts', () => {
    let seed = 7
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below
    for (let round = 0; round < 300; round++) {
      const text = (): string => Array.from({ length: random(12) }, () => 'abc'[random(3)]).join('\n')
      const [before, after] = [text(), text()]
      expect(side(before, after, 'added')).toBe(before)
      expect(side(before, after, 'removed')).toBe(after)
      const same = diff(before, after).filter(({ kind }) => kind === 'same').length
      expect(same).toBe(longestCommon(before ? before.split('\n') : [], after ? after.split('\n') : []))
    }
  })

  it('of very different texts is still both texts', () => {
    const before = Array.from({ length: 3000 }, (_, i) => `a${i}`).join('\n')
    const after = Array.from({ length: 3000 }, (_, i) => `b${i}`).join('\n')
    expect(side(before, after, 'added')).toBe(before)
    expect(side(before, after, 'removed')).toBe(after)
  })
})

function longestCommon(a: string[], b: string[]): number {
  const row = new Array<number>(b.length + 1).fill(0)
  for (const one of a) {
    let diagonal = 0
    b.forEach((other, j) => {
      const above = row[j + 1] ?? 0
      row[j + 1] = one === other ? diagonal + 1 : Math.max(above, row[j] ?? 0)
      diagonal = above
    })
  }
  return row[b.length] ?? 0
}

describe('groups of changes', () => {
  const text = (changed: number[]): string => Array.from({ length: 40 }, (_, i) => (changed.includes(i) ? `x${i}` : `l${i}`)).join('\n')

  it('have three lines around them, and hang together when they are near', () => {
    const groups = hunks(diff(text([]), text([10, 14, 30])))
    expect(groups).toHaveLength(2)
    expect(groups[0]?.[0]?.text).toBe('l7')
    expect(groups[0]?.at(-1)?.text).toBe('l17')
    expect(groups[1]?.map(({ text: line }) => line)).toEqual(['l27', 'l28', 'l29', 'l30', 'x30', 'l31', 'l32', 'l33'])
  })

  it('end with the text, and are none when nothing differs', () => {
    expect(hunks(diff('a\nb', 'a\nb'))).toEqual([])
    expect(hunks(diff('a', 'b'))).toHaveLength(1)
    const groups = hunks(diff(text([]), text([0, 39])))
    expect(groups.map((group) => group.length)).toEqual([5, 5])
  })

  it('show no line twice', () => {
    for (const gap of [5, 6, 7, 8]) {
      const numbers = hunks(diff(text([]), text([10, 10 + gap]))).flat().map(({ before, after }) => `${before}/${after}`)
      expect(new Set(numbers).size).toBe(numbers.length)
    }
  })
})
