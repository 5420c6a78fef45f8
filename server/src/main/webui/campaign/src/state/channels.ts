/** Where an invite is handed on. The first ones are those whose health the server watches. */
export const CHANNELS = ['wechat', 'qq', 'weibo', 'xiaohongshu', 'douyin', 'dingtalk', 'sms', 'other'] as const
export type Channel = (typeof CHANNELS)[number]

/** Marks that apps leave in their browsers' names, as the landing page knows them (InAppBrowser). */
const MARKS: readonly (readonly [Channel, RegExp])[] = [
  // Before QQ: WeChat on Android names QQ's browser, too. No lookbehind: older Safaris stop at one.
  ['wechat', /MicroMessenger/i],
  ['weibo', /Weibo/i],
  ['qq', /(?:^|[^A-Za-z])QQ\/\d/i],
  ['dingtalk', /DingTalk/i],
  ['xiaohongshu', /xhsdiscover|XiaoHongShu/i],
  ['douyin', /aweme|Douyin|BytedanceWebview/i],
]

/** The app in which the page is shown: whoever is there most likely hands on there. */
export function channelOf(userAgent: string): Channel | undefined {
  return MARKS.find(([, mark]) => mark.test(userAgent))?.[0]
}

export const isChannel = (name: unknown): name is Channel => CHANNELS.includes(name as Channel)
