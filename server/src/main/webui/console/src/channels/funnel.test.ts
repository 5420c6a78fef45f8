import { expect, it } from 'vitest'
import { acceptancesPerOpen, opensPerShare, waysOf, type Steps } from './funnel'

const steps = (shares: number, opens: number, acceptances: number): Steps => ({ shares, opens, acceptances, installs: 1, rewarded: 2, firstOrders: 3 })

it('adds the forms of each channel up, the most shared channel first', () => {
  const ways = waysOf({
    ways: [
      { channel: 'sms', form: 'link', steps: steps(5, 4, 1) },
      { channel: 'wechat', form: 'poster', steps: steps(10, 2, 1) },
      { channel: 'wechat', form: 'link', steps: steps(30, 18, 9) },
      { channel: 'wechat', form: 'hologram', steps: steps(0, 1, 0) },
    ],
    channels: [
      { channel: 'wechat', k: 0.4, shares: 40, acceptances: 10 },
      { channel: 'qq', k: 0, shares: 0, acceptances: 0 },
    ],
  })
  expect(ways.map(({ channel, k }) => [channel, k])).toEqual([['wechat', 0.4], ['sms', undefined], ['qq', 0]])
  expect(ways[0]?.forms.map(({ form }) => form)).toEqual(['link', 'poster', 'hologram'])
  expect(ways[0]?.steps).toEqual({ shares: 40, opens: 21, acceptances: 10, installs: 3, rewarded: 6, firstOrders: 9 })
  expect(ways[2]?.steps.shares).toBe(0)
})

it('divides by what came before', () => {
  expect(opensPerShare(steps(40, 20, 10))).toBe(0.5)
  expect(acceptancesPerOpen(steps(40, 20, 10))).toBe(0.5)
  expect(acceptancesPerOpen(steps(40, 0, 0))).toBeUndefined()
})
