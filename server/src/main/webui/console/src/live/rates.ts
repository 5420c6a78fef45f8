import type { Figures } from './figures'

/** One line of what claims came to. */
export interface Outcome {
  /** `granted`, or why it was refused. */
  readonly word: string
  readonly count: number
  readonly perSecond: number | undefined
}

interface Seen {
  readonly atMillis: number
  readonly counts: Readonly<Record<string, number>>
}

const OVER_MILLIS = 10_000

/** What claims came to, with rates over the last ten seconds. */
export class Outcomes {
  private seen: Seen[] = []

  /** Takes figures in that came now, by the clock of who looks; at most once a second counts. */
  add(nowMillis: number, figures: Figures): void {
    const last = this.seen.at(-1)
    if (last && nowMillis - last.atMillis < 1000) return
    const counts: Record<string, number> = { ...figures.refused }
    if (figures.granted !== undefined) counts['granted'] = figures.granted
    // A server that started again counts from zero.
    const restarted = last && Object.entries(last.counts).some(([word, n]) => (counts[word] ?? 0) < n)
    this.seen = (restarted ? [] : this.seen.filter((one) => nowMillis - one.atMillis <= OVER_MILLIS)).concat({
      atMillis: nowMillis,
      counts,
    })
  }

  /** Granted first, then refused, the most first. */
  of(figures: Figures): Outcome[] {
    const refused = Object.entries(figures.refused).sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    const all: [string, number][] = figures.granted === undefined ? refused : [['granted', figures.granted], ...refused]
    return all.map(([word, count]) => ({ word, count, perSecond: this.rate(word) }))
  }

  private rate(word: string): number | undefined {
    const first = this.seen[0]
    const last = this.seen.at(-1)
    if (!first || !last || last.atMillis === first.atMillis) return undefined
    return (((last.counts[word] ?? 0) - (first.counts[word] ?? 0)) * 1000) / (last.atMillis - first.atMillis)
  }
}
