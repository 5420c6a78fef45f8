/** One line of a comparison, with its numbers in both texts. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly before: number | undefined
  readonly after: number | undefined
  readonly text: string
}

/** Lines around a change that are shown with it. */
const CONTEXT = 3
/** More changed lines than this are shown as all removed and all added: nobody reads them one by one. */
const MOST_EDITS = 400

const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

/** All lines of both texts in one list (Myers, "An O(ND) difference algorithm", 1986). */
export function diff(before: string, after: string): DiffLine[] {
  const a = lines(before)
  const b = lines(after)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const middle = edits(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return numbered([
    ...a.slice(0, head).map((text): Step => ['same', text]),
    ...middle,
    ...a.slice(a.length - tail).map((text): Step => ['same', text]),
  ])
}

type Step = readonly [DiffLine['kind'], string]

function edits(a: readonly string[], b: readonly string[]): Step[] {
  const rounds: Map<number, number>[] = []
  let reached = new Map<number, number>([[1, 0]])
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_EDITS); d++) {
    rounds.push(reached)
    reached = new Map(reached)
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1))
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      reached.set(k, x)
      if (x >= a.length && y >= b.length) return traced(rounds, a, b)
    }
  }
  return [...a.map((text): Step => ['removed', text]), ...b.map((text): Step => ['added', text])]
}

/** The way back from the end, turned round. */
function traced(rounds: readonly Map<number, number>[], a: readonly string[], b: readonly string[]): Step[] {
  const steps: Step[] = []
  let x = a.length
  let y = b.length
  for (let d = rounds.length - 1; d >= 0; d--) {
    const reached = rounds[d]
    const k = x - y
    const down = k === -d || (k !== d && (reached?.get(k - 1) ?? -1) < (reached?.get(k + 1) ?? -1))
    const from = down ? k + 1 : k - 1
    const fromX = reached?.get(from) ?? 0
    const fromY = fromX - from
    // Past the step lies what is the same in both.
    for (const end = down ? fromX : fromX + 1; x > end; y--) steps.push(['same', a[--x] ?? ''])
    if (d > 0) steps.push(down ? ['added', b[fromY] ?? ''] : ['removed', a[fromX] ?? ''])
    x = fromX
    y = fromY
  }
  return steps.reverse()
}

function numbered(steps: readonly Step[]): DiffLine[] {
  let before = 0
  let after = 0
  return steps.map(([kind, text]) => {
    if (kind !== 'added') before++
    if (kind !== 'removed') after++
    return { kind, text, before: kind === 'added' ? undefined : before, after: kind === 'removed' ? undefined : after }
  })
}

/** Groups of lines that hang together: changes with a little around them. Empty when nothing differs. */
export function hunks(all: readonly DiffLine[]): DiffLine[][] {
  const groups: DiffLine[][] = []
  let last = -Infinity
  for (let i = 0; i < all.length; i++) {
    if (all[i]?.kind === 'same') continue
    const from = Math.max(0, i - CONTEXT)
    const group = groups.at(-1)
    if (group && from <= last + CONTEXT + 1) group.push(...all.slice(last + 1, i + 1))
    else {
      if (group) group.push(...all.slice(last + 1, last + 1 + CONTEXT))
      groups.push(all.slice(from, i + 1))
    }
    last = i
  }
  groups.at(-1)?.push(...all.slice(last + 1, last + 1 + CONTEXT))
  return groups
}
