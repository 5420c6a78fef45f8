import { describe, expect, it } from 'vitest'
import { channelOf, CHANNELS, isChannel } from './channels'

describe('channelOf', () => {
  it.each([
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.54', 'wechat'],
    ['Mozilla/5.0 (Linux; Android 14) MQQBrowser/6.2 TBS/047 MicroMessenger/8.0', 'wechat'],
    ['Mozilla/5.0 (iPhone) Weibo (iPhone16__weibo__14.1.0__iphone__os18)', 'weibo'],
    ['Mozilla/5.0 (Linux; Android 14) V1_AND_SQ_9 QQ/9.0.35', 'qq'],
    ['Mozilla/5.0 (iPhone) AliApp(DingTalk/7.6)', 'dingtalk'],
    ['Mozilla/5.0 (iPhone) discover/8.50 xhsdiscover/8.50', 'xiaohongshu'],
    ['Mozilla/5.0 (Linux; Android 14) aweme_310000 BytedanceWebview/d8a21c6', 'douyin'],
  ])('finds the app of %s', (agent, channel) => expect(channelOf(agent)).toBe(channel))

  it.each([
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; U) MQQBrowser/13.9 Mobile',
    '',
  ])('knows that %s is no app’s own', (agent) => expect(channelOf(agent)).toBeUndefined())
})

it('names channels as the server takes them', () => {
  for (const name of CHANNELS) expect(name).toMatch(/^[a-z0-9-]{1,20}$/)
  expect(isChannel('wechat')).toBe(true)
  expect(isChannel('WeChat')).toBe(false)
})
