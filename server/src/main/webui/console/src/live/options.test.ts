import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { describe, expect, it } from 'vitest'
import { optionOf, shownMoments, type Colours, type Drawing } from './options'
import { aheadOfPlan, projection } from './projection'

const colours: Colours = { ink: 'i', soft: 's', line: 'l', sheet: 'p', gold: 'g', lines: ['r', 'b'] }
const moment = (atMillis: number, text = 'gala') => ({ atMillis, kind: 'gala', text })
const drawing: Drawing = {
  lines: [
    { name: 'left', points: [[1000, 9], [5000, 7]], dash: 'solid' },
    { name: 'plan', points: [[2000, 8]], dash: 'dashed' },
  ],
  moments: [moment(500), moment(3000, 'a very long name of a moment'), moment(6000)],
  says: 'nine are left',
  offsetMinutes: 480,
  unit: String,
}

interface Shown {
  xAxis: { min: number; max: number }
  series: { data: number[][]; lineStyle: { type: string }; markLine?: { data: { xAxis: number; label: { formatter: string; align: string } }[] } }[]
  tooltip: { renderMode: string }
  aria: { label: { description: string }; decal: { show: boolean } }
}

describe('a chart', () => {
  it('is drawn on the campaign’s clock, from the first to the last point', () => {
    const option = optionOf(drawing, colours) as unknown as Shown
    const shift = 8 * 3_600_000
    expect([option.xAxis.min, option.xAxis.max]).toEqual([1000 + shift, 5000 + shift])
    expect(option.series[0]?.data).toEqual([[1000 + shift, 9], [5000 + shift, 7]])
  })

  it('shows the moments that fall into it, once, with short names', () => {
    const option = optionOf(drawing, colours) as unknown as Shown
    expect(option.series[0]?.markLine?.data.map(({ label }) => label.formatter)).toEqual(['a very long n…'])
    expect(option.series[1]?.markLine).toBeUndefined()
  })

  it('keeps names inside of the axis', () => {
    const ends = { ...drawing, moments: [moment(1000), moment(3000), moment(5000)] }
    const option = optionOf(ends, colours) as unknown as Shown
    expect(option.series[0]?.markLine?.data.map(({ label }) => label.align)).toEqual(['left', 'center', 'right'])
  })

  it('needs no inline style, and is told to those who do not see it', () => {
    const option = optionOf(drawing, colours) as unknown as Shown
    expect(option.tooltip.renderMode).toBe('richText')
    expect(option.aria).toMatchObject({ label: { description: 'nine are left' }, decal: { show: true } })
    expect(new Set(option.series.map(({ lineStyle }) => lineStyle.type)).size).toBe(2)
  })

  it('goes on to a later end when there is one', () => {
    expect((optionOf({ ...drawing, untilMillis: 9000 }, colours) as unknown as Shown).xAxis.max).toBe(9000 + 8 * 3_600_000)
    expect((optionOf({ ...drawing, lines: [] }, colours) as unknown as Shown).xAxis.max).toBeNull()
  })

  it('shows the latest of very many moments', () => {
    const many = Array.from({ length: 30 }, (_, i) => moment(i))
    expect(shownMoments(many, 0, 100).map(({ atMillis }) => atMillis)).toEqual([22, 23, 24, 25, 26, 27, 28, 29])
  })
})

describe('the labels of a chart’s value axis', () => {
  use([LineChart, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])
  /** What ECharts writes beside the axis of a line of these values. */
  const labels = (values: number[], more: Partial<Drawing>): string[] => {
    const unit = (value: number): string => `#${more.unit?.(value)}#`
    const points = values.map((value, i): [number, number] => [i * 60_000, value])
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 176 })
    chart.setOption({ ...optionOf({ ...drawing, moments: [], lines: [{ name: 'a', points, dash: 'solid' }], ...more, unit }, colours), aria: { enabled: false } })
    const written = [...chart.renderToSVGString().matchAll(/#([^#<]*)#/g)].map(([, label]) => label ?? '')
    chart.dispose()
    return written
  }
  const rounded = (n: number): string => Number(n.toPrecision(4)).toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 4 })
  const cases: [string, number[], Partial<Drawing>][] = [
    ['whole numbers', [0.2, 1], { unit: (n) => n.toFixed(0) }],
    ['whole numbers, none', [0, 0], { unit: (n) => n.toFixed(0) }],
    ['money that hardly changes', [300_000_000_000, 299_999_992_500], { unit: rounded, zoomed: true }],
    ['money that does not change', [300_000_000_000, 300_000_000_000], { unit: rounded, zoomed: true }],
    ['money that changes much', [300_000_000_000, 81_000_000_000], { unit: rounded, zoomed: true }],
    ['money that is gone', [0, 0], { unit: rounded, zoomed: true }],
    ['milliseconds', [0.04, 0.31], { unit: (n) => n.toFixed(n < 10 ? 1 : 0), leastStep: 0.1 }],
    ['percents', [0.013, 0.021], { unit: (n) => (100 * n).toFixed(n < 0.1 ? 1 : 0), leastStep: 0.01 }],
  ]
  it.each(cases)('differ from each other: %s', (_, values, more) => {
    const written = labels(values, more)
    expect(written.length).toBeGreaterThan(1)
    expect(new Set(written).size).toBe(written.length)
  })
})

describe('where the money goes on to', () => {
  it('is a line to nothing, or to the edge of the chart', () => {
    expect(projection(0, 100, 50, 80)).toEqual([[0, 100], [50, 0]])
    expect(projection(0, 100, 100, 25)).toEqual([[0, 100], [25, 75]])
  })

  it('is not known without a rate, and not when it is past', () => {
    expect(projection(0, 100, undefined, 50)).toEqual([])
    expect(projection(0, undefined, 10, 50)).toEqual([])
    expect(projection(10, 100, 10, 50)).toEqual([])
    expect(projection(10, 100, 90, NaN)).toEqual([])
  })

  it('is compared with the plan as a part of it', () => {
    expect(aheadOfPlan(110, 100)).toBeCloseTo(0.1)
    expect(aheadOfPlan(90, 100)).toBeCloseTo(-0.1)
    expect(aheadOfPlan(1, 0)).toBeUndefined()
    expect(aheadOfPlan(undefined, 100)).toBeUndefined()
  })
})
