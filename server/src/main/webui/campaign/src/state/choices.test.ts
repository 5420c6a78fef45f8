import { describe, expect, it } from 'vitest'
import { shortLabels } from './choices'

describe('shortLabels', () => {
  it('says once what all begin with, in whole words', () => {
    expect(shortLabels(['星光影城（陆家嘴店） 灯会之夜 10:30', '星光影城（陆家嘴店） 灯塔 11:00'])).toEqual({
      shared: '星光影城（陆家嘴店）', rests: ['灯会之夜 10:30', '灯塔 11:00'],
    })
  })

  it('leaves alone what differs, is one of a kind, or would be left with nothing', () => {
    for (const labels of [['珍珠奶茶', '黑糖波霸奶茶'], ['Starlight Cinema 10:30'], ['Tonight ', 'Tonight 10:30'], ['a b', 'a c'], []]) {
      expect(shortLabels(labels)).toEqual({ shared: '', rests: labels })
    }
  })
})
