/** Labels that begin alike, without their common beginning. */
export interface ShortLabels {
  /** What all of them begin with, in whole words; empty for nothing worth mentioning. */
  readonly shared: string
  readonly rests: readonly string[]
}

const WORTH = 4

export function shortLabels(labels: readonly string[]): ShortLabels {
  const [first = ''] = labels
  let length = labels.length > 1 ? first.length : 0
  for (const label of labels) while (!label.startsWith(first.slice(0, length))) length--
  const shared = first.slice(0, first.slice(0, length).lastIndexOf(' ') + 1)
  return shared.length >= WORTH && labels.every((label) => label.length > shared.length)
    ? { shared: shared.trim(), rests: labels.map((label) => label.slice(shared.length)) }
    : { shared: '', rests: labels }
}
