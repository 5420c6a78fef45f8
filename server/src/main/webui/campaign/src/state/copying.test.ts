import { describe, expect, it, vi } from 'vitest'
import { copy } from './copying'

const never = () => new Promise<void>(() => {})
const refused = () => Promise.reject(new DOMException('no', 'NotAllowedError'))

describe('copy', () => {
  it('takes the clipboard, and nothing else once that did it', async () => {
    const command = vi.fn(() => true)
    const write = vi.fn(async () => {})
    expect(await copy('7K3M9-2QX4B', { write, command })).toBe('copied')
    expect(write).toHaveBeenCalledWith('7K3M9-2QX4B')
    expect(command).not.toHaveBeenCalled()
  })

  it('falls back on the older command where the clipboard is missing, refuses, or hangs', async () => {
    const command = vi.fn(() => true)
    for (const write of [undefined, refused, never]) {
      expect(await copy('x', { write, command }, 5)).toBe('copied')
    }
    expect(command).toHaveBeenCalledTimes(3)
  })

  it('leaves it to the person where nothing works', async () => {
    const throws = () => {
      throw new Error('not here')
    }
    expect(await copy('x', {})).toBe('by_hand')
    expect(await copy('x', { write: refused, command: () => false })).toBe('by_hand')
    expect(await copy('x', { command: throws })).toBe('by_hand')
  })
})
