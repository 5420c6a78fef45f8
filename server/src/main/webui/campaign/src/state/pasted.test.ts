import { describe, expect, it } from 'vitest'
import { lookable, MOST_CHARACTERS } from './pasted'

const chat = (n: number) => '今天晚上一起吃饭吗？我在路上了，'.repeat(n)

describe('lookable', () => {
  it('sends what is short as it is, on one line', () => {
    expect(lookable('  ７Ｋ３Ｍ９-2QX4B\n')).toBe('７Ｋ３Ｍ９-2QX4B')
    expect(lookable('帮我填 7k3m9\r\n2qx4b\u0000谢谢')).toBe('帮我填 7k3m9 2qx4b 谢谢')
    expect(lookable(' \n ')).toBe('')
  })

  it('keeps the address of a long message, with what stands around it', () => {
    const sent = lookable(`${chat(40)} https://h.example.org/i/7K3M9-2QX4B?f=link&c=wechat ${chat(40)}`)
    expect(sent).toContain('https://h.example.org/i/7K3M9-2QX4B?f=link&c=wechat')
    expect(sent.length).toBeLessThanOrEqual(MOST_CHARACTERS)
  })

  it('keeps what looks like a code, wherever it stands', () => {
    for (const text of [`${chat(50)}7K3M9-2QX4B`, `7k3m92qx4b${chat(50)}`, `${chat(20)} 7K3M9 2QX4B ${chat(20)}`, `${chat(30)}７Ｋ３Ｍ９２ＱＸ４Ｂ${chat(30)}`]) {
      expect(lookable(text).normalize('NFKC')).toMatch(/7K3M9[- ]?2QX4B/i)
      expect(lookable(text).length).toBeLessThanOrEqual(MOST_CHARACTERS)
    }
  })

  it('sends the beginning when nothing stands out, and never half a character', () => {
    expect(lookable(chat(50))).toBe(chat(50).slice(0, MOST_CHARACTERS))
    expect(lookable('🧧'.repeat(400))).toBe('🧧'.repeat(150))
    expect(lookable('a' + '🧧'.repeat(400))).not.toMatch(/[\uD800-\uDBFF]$/)
  })
})
