import type { Point } from './history'
import type { LiveMoment } from './figures'

export interface Colours {
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly sheet: string
  readonly gold: string
  /** For the first, second, ... line. */
  readonly lines: readonly string[]
}

export interface Line {
  readonly name: string
  readonly points: readonly Point[]
  /** Lines differ in more than their colour. */
  readonly dash: 'solid' | 'dashed' | 'dotted'
  readonly area?: boolean
}

export interface Drawing {
  readonly lines: readonly Line[]
  readonly moments: readonly LiveMoment[]
  /** What a screen reader says of the chart. */
  readonly says: string
  /** The campaign's wall clock, minutes ahead of UTC. */
  readonly offsetMinutes: number
  readonly unit: (value: number) => string
  /** The least that labels of the value axis differ by, so that {@link unit} tells them apart; 1 if left out. */
  readonly leastStep?: number
  /** Where the time axis ends, if not with the last point. */
  readonly untilMillis?: number
  /** Shows what differs rather than how much there is: the axis need not begin with 0. */
  readonly zoomed?: boolean
}

const MOST_NAMED = 8
const LONGEST_NAME = 14

/** An ECharts option. The axis is drawn in UTC with times shifted, so that it shows the campaign's clock. */
export function optionOf(drawing: Drawing, colours: Colours): Record<string, unknown> {
  const shift = drawing.offsetMinutes * 60_000
  const text = { color: colours.soft, fontSize: 11 }
  const [from, to] = spanOf(drawing)
  return {
    useUTC: true,
    animation: false,
    aria: { enabled: true, label: { description: drawing.says }, decal: { show: true } },
    grid: { left: 8, right: 12, top: 22, bottom: 4, containLabel: true },
    xAxis: {
      type: 'time',
      min: Number.isFinite(from) ? from + shift : null,
      max: Number.isFinite(to) ? to + shift : null,
      splitNumber: 4,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      ...(drawing.zoomed ? { scale: true } : { min: 0 }),
      splitNumber: 3,
      minInterval: drawing.zoomed ? fourthDigit(drawing) : (drawing.leastStep ?? 1),
      axisLabel: { ...text, formatter: drawing.unit },
      splitLine: { lineStyle: { color: colours.line } },
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: colours.sheet,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (hovered: readonly Hovered[]) => tip(hovered, drawing.unit),
    },
    series: drawing.lines.map((line, i) => ({
      type: 'line',
      name: line.name,
      data: line.points.map(([at, value]) => [at + shift, value]),
      showSymbol: false,
      color: colours.lines[i % colours.lines.length],
      lineStyle: { width: 1.75, type: line.dash },
      ...(line.area ? { areaStyle: { opacity: 0.14 } } : {}),
      markLine: i === 0 ? markLine(drawing.moments, from, to, shift, colours) : undefined,
    })),
  }
}

/** What one is worth in the fourth digit of the largest value: rounded money has no more. */
function fourthDigit({ lines }: Drawing): number {
  const largest = Math.max(1, ...lines.map(({ points }) => points.reduce((most, [, value]) => Math.max(most, Math.abs(value) || 0), 0)))
  return 10 ** (Math.floor(Math.log10(largest)) - 3)
}

/** The first and the last moment that the axis shows; NaN while there is nothing. */
function spanOf({ lines, untilMillis }: Drawing): [number, number] {
  let from = NaN
  let to = NaN
  for (const { points } of lines) {
    const first = points[0]?.[0]
    const last = points.at(-1)?.[0]
    if (first === undefined || last === undefined) continue
    from = Number.isNaN(from) ? first : Math.min(from, first)
    to = Number.isNaN(to) ? last : Math.max(to, last)
  }
  return [from, untilMillis === undefined ? to : Math.max(untilMillis, to)]
}

interface Hovered {
  readonly seriesName: string
  readonly value: Point
  readonly axisValueLabel?: string
}

function tip(hovered: readonly Hovered[], unit: (value: number) => string): string {
  const lines = hovered.map(({ seriesName, value }) => `${seriesName}  ${unit(value[1])}`)
  return [hovered[0]?.axisValueLabel ?? '', ...lines].join('\n')
}

/** The moments that fall into what is shown, the latest of them when there are too many. */
export const shownMoments = (moments: readonly LiveMoment[], from: number, to: number): LiveMoment[] =>
  moments
    .filter(({ atMillis }) => atMillis >= from && atMillis <= to)
    .sort((a, b) => a.atMillis - b.atMillis)
    .slice(-MOST_NAMED)

const short = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name)

/** On which side of a moment's line its name stands. */
function aligned(at: number, from: number, to: number): 'left' | 'center' | 'right' {
  const share = (at - from) / (to - from)
  return share < 0.2 ? 'left' : share > 0.8 ? 'right' : 'center'
}

function markLine(moments: readonly LiveMoment[], from: number, to: number, shift: number, colours: Colours): object {
  return {
    silent: true,
    animation: false,
    symbol: 'none',
    lineStyle: { color: colours.gold, type: 'solid', width: 1 },
    label: { color: colours.ink, fontSize: 11, position: 'end', distance: 3, textBorderColor: colours.sheet, textBorderWidth: 3 },
    data: shownMoments(moments, from, to).map(({ atMillis, text, kind }) => ({
      xAxis: atMillis + shift,
      // Names near an end of the axis stay inside of it.
      label: { formatter: short(text || kind), align: aligned(atMillis, from, to) },
    })),
  }
}
