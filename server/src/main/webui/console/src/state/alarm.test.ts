import { beforeAll, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('location', { search: '?lang=zh', origin: 'http://localhost' })
vi.mock('./session', () => ({ api: {} }))
let alarm: typeof import('./alarm')
let texts: typeof import('../texts')
beforeAll(async () => {
  texts = await import('../texts')
  alarm = await import('./alarm')
})

describe('an alarm', () => {
  const found = { channel: 'wechat', form: 'link', source: 'opens' }
  const moment = { text: 'link on wechat is blocked', found }

  it('is said in the reader’s language, whatever the server wrote', () => {
    expect(alarm.momentText(moment)).toBe('微信的链接似乎被屏蔽（依据：分享后的打开率）')
    texts.i18n.global.locale.value = 'en'
    expect(alarm.momentText(moment)).toBe('Link on WeChat seems blocked (shown by opens per share)')
  })

  it('of a channel or source that this console has no name for names it as the server does', () => {
    expect(alarm.alarmText({ ...found, channel: 'douyin-lite', source: 'sonar' })).toBe('Link on douyin-lite seems blocked (shown by sonar)')
  })

  it('is no other moment: that is shown as it was written', () => {
    expect(alarm.momentText({ text: '开场拥堵' })).toBe('开场拥堵')
  })
})
