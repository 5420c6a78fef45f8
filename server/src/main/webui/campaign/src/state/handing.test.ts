import { describe, expect, it, vi } from 'vitest'
import { canHandOn, handOn } from './handing'

const what = { title: 'Lunar New Year', text: 'Come along', url: 'https://h.example.org/i/7K3M9-2QX4B' }
const poster = { title: 'Lunar New Year', text: '', files: [new File(['x'], 'poster.png', { type: 'image/png' })] }
const failing = (name: string) => () => Promise.reject(new DOMException('', name))

describe('handOn', () => {
  it('prefers the app’s sheet, and believes what it says', async () => {
    const browser = vi.fn(async () => {})
    expect(await handOn(what, { app: async () => true, browser })).toBe('shared')
    expect(await handOn(what, { app: async () => false, browser })).toBe('cancelled')
    expect(browser).not.toHaveBeenCalled()
  })

  it('gives files to the browser, as the app takes none', async () => {
    const browser = vi.fn(async () => {})
    expect(await handOn(poster, { app: async () => true, browser })).toBe('shared')
    expect(browser).toHaveBeenCalledWith({ title: 'Lunar New Year', files: poster.files })
  })

  it('tells who closed the sheet from a sheet that would not open', async () => {
    expect(await handOn(what, { browser: failing('AbortError') })).toBe('cancelled')
    expect(await handOn(what, { browser: failing('NotAllowedError') })).toBe('refused')
    expect(await handOn(what, {})).toBe('refused')
  })
})

it('offers a sheet only where there is one', () => {
  expect(canHandOn(what, {})).toBe(false)
  expect(canHandOn(what, { app: async () => true })).toBe(true)
  expect(canHandOn(poster, { app: async () => true })).toBe(false)
  expect(canHandOn(poster, { browser: async () => {}, takes: () => false })).toBe(false)
  expect(canHandOn(poster, { browser: async () => {}, takes: () => true })).toBe(true)
})
