import { describe, expect, it } from 'vitest'
import en from './en'
import zh from './zh-CN'

type Texts = { [key: string]: string | Texts }

/** Every key with its text, as `room.title`. */
const flat = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text] as [string, string]] : flat(text, `${path}${key}.`),
  )

const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

describe('the texts', () => {
  const chinese = new Map(flat(zh))
  const english = new Map(flat(en))

  it('have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('name the same values, and none is empty', () => {
    for (const [key, text] of chinese) {
      expect(text, key).not.toBe('')
      expect(names(english.get(key) ?? ''), key).toEqual(names(text))
    }
  })
})
