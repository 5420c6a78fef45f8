/** One thing that is wrong with a file, as the server's checker wrote it down. */
export interface FileProblem {
  /** From 1; 0 when it is with the file as a whole. */
  readonly line: number
  readonly column: number
  /** Such as `prizes[card25].card.amount`; empty for the file as a whole. */
  readonly field: string
  /** What must hold, and what to do. */
  readonly text: string
}

/** `campaign.yaml:12:5 prizes[card25].card.amount: must be positive; write a number` */
const PLACED = /^[^\s:]+:(\d+):(\d+)(?: (\S+))?: ([\s\S]*)$/
const WHOLE = /^[^\s:]+: ([\s\S]*)$/

export function problemOf(reason: string): FileProblem {
  const placed = PLACED.exec(reason)
  if (placed) {
    return { line: Number(placed[1]), column: Number(placed[2]), field: placed[3] ?? '', text: placed[4] ?? '' }
  }
  return { line: 0, column: 0, field: '', text: WHOLE.exec(reason)?.[1] ?? reason }
}

/** Where a place in a text begins, for the caret; never past the end. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0
  for (let n = 1; n < line; n++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  const end = text.indexOf('\n', at)
  return Math.min(at + Math.max(0, column - 1), end < 0 ? text.length : end)
}

/** The first problem of each line, with how many more there are. */
export function byLine(problems: readonly FileProblem[]): Map<number, { first: FileProblem; more: number }> {
  const lines = new Map<number, { first: FileProblem; more: number }>()
  for (const problem of problems) {
    if (problem.line === 0) continue
    const known = lines.get(problem.line)
    if (known) known.more++
    else lines.set(problem.line, { first: problem, more: 0 })
  }
  return lines
}
