import { describe, expect, it } from 'vitest'
import { firstForm, formsFrom, formsIn, leftOut, posterPath, textOfForm, type Kit } from './forms'

const kit: Kit = {
  link: { url: 'https://h.example.org/i/7K3M9-2QX4B?f=link&c=wechat' },
  code: { text: '7K3M9-2QX4B' },
  passphrase: { text: '约个奶茶吧 7K3M9-2QX4B' },
  poster: { url: 'https://h.example.org/v1/posters/abc.png' },
  spoken: { text: '苹果、香蕉、葡萄、西瓜、草莓' },
}

describe('firstForm', () => {
  it('is the server’s', () => expect(firstForm('poster', [])).toBe('poster'))

  it('moves on for who could not open or copy it', () => {
    expect(firstForm('link', [{ form: 'link', obstacle: 'cannot_open' }])).toBe('poster')
    expect(firstForm('link', [{ form: 'link', obstacle: 'cannot_open' }, { form: 'poster', obstacle: 'cannot_open' }])).toBe('code')
  })

  it('needs no copying where copying is refused', () => {
    expect(firstForm('passphrase', [{ form: 'link', obstacle: 'cannot_copy' }])).toBe('poster')
    expect(firstForm('link', [{ form: 'passphrase', obstacle: 'cannot_copy' }])).toBe('poster')
  })

  it('keeps to the server’s when that is another one by now', () => {
    expect(firstForm('code', [{ form: 'link', obstacle: 'cannot_open' }])).toBe('code')
  })

  it('comes back to it when there is none left', () => {
    const all = (['link', 'poster', 'code', 'passphrase', 'spoken'] as const).map((form) => ({ form, obstacle: 'cannot_open' as const }))
    expect(firstForm('link', all)).toBe('link')
  })
})

it('shows all five, each once', () => {
  expect(formsFrom('code')).toEqual(['code', 'link', 'poster', 'passphrase', 'spoken'])
})

it('takes the text of each form, and the poster from the page’s own host', () => {
  expect(textOfForm(kit, 'link')).toContain('/i/7K3M9-2QX4B')
  expect(textOfForm(kit, 'code')).toBe('7K3M9-2QX4B')
  expect(textOfForm(kit, 'passphrase')).toContain('奶茶')
  expect(textOfForm(kit, 'spoken')).toContain('苹果')
  expect(textOfForm(kit, 'poster')).toBe('')
  expect(posterPath(kit, 'http://127.0.0.1:8080')).toBe('/v1/posters/abc.png')
  expect(posterPath({}, 'http://127.0.0.1:8080')).toBe('')
})

describe('a kit that leaves forms out', () => {
  const wechat: Kit = { code: { text: '7K3M9-2QX4B' }, poster: kit.poster!, spoken: { text: '苹果' } }

  it('has what it has, and the first of it is never what it lacks', () => {
    expect(formsIn(wechat)).toEqual(['poster', 'code', 'spoken'])
    expect(formsIn(undefined)).toHaveLength(5)
    expect(firstForm('link', [], formsIn(wechat))).toBe('poster')
    expect(firstForm('poster', [{ form: 'poster', obstacle: 'cannot_open' }], formsIn(wechat))).toBe('code')
    expect(formsFrom('code', formsIn(wechat))).toEqual(['code', 'poster', 'spoken'])
    expect(formsFrom('link', formsIn(wechat))).toEqual(['poster', 'code', 'spoken'])
  })

  it('says each form once, with every rule', () => {
    const rule = (form: 'passphrase' | 'link', text: string) => ({ form, message: 'Not here.', rule: text, source: 's', checked: '2026-02-06' })
    const out = leftOut([rule('passphrase', 'a'), rule('link', 'b'), rule('passphrase', 'c')])
    expect(out.map(({ form, rules }) => [form, rules.map((one) => one.rule)])).toEqual([
      ['link', ['b']],
      ['passphrase', ['a', 'c']],
    ])
    expect(leftOut(undefined)).toEqual([])
  })
})
