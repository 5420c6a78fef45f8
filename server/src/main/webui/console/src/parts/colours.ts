import { ref } from 'vue'
import type { Colours } from '../live/options'

const dark = window.matchMedia('(prefers-color-scheme: dark)')
let known: Colours | undefined

/** Counts up when the colours change: what is drawn with them is to be drawn anew. */
export const colourTurns = ref(0)
dark.addEventListener('change', () => {
  known = undefined
  colourTurns.value++
})

/** The style sheet's colours, for what is drawn on a canvas. */
export function colours(): Colours {
  if (known) return known
  const style = getComputedStyle(document.documentElement)
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  known = {
    ink: of('ink'),
    soft: of('ink-soft'),
    line: of('line'),
    sheet: of('sheet'),
    gold: of('gold-deep'),
    lines: ['c1', 'c2', 'c3', 'c4', 'c5'].map(of),
  }
  return known
}
