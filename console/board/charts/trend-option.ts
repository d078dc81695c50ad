import type { EChartsCoreOption } from 'echarts/core'
import { timeOfDay } from '../../language/time-text.ts'
import type { Palette } from '../../look/palette.ts'
import { axesOf } from './axes.ts'

interface Line {
  readonly name: string
  /** Milliseconds since 1970, count. */
  readonly points: readonly (readonly [at: number, count: number])[]
}

const LEAST_SPAN_MS = 20 * 60_000

/** Steps over the time of watching, at least twenty minutes wide. */
export function trendOption(palette: Palette, lines: readonly Line[]): EChartsCoreOption {
  const { text, line, legend, tooltip } = axesOf(palette)
  const colours = [palette.brand, palette.good]
  const [first = 0, last = 0] = [lines[0]?.points[0]?.[0], lines[0]?.points.at(-1)?.[0]]
  return {
    grid: { top: 30, right: 16, bottom: 4, left: 4, containLabel: true },
    legend,
    tooltip: { ...tooltip, trigger: 'axis' },
    xAxis: {
      type: 'time',
      min: Math.min(first, last - LEAST_SPAN_MS),
      max: last,
      axisLabel: { ...text, hideOverlap: true, formatter: (at: number) => timeOfDay(at) },
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, min: 0, axisLabel: text, splitLine: line },
    series: lines.map(({ name, points }, at) => ({
      type: 'line',
      name,
      data: points,
      step: 'end',
      showSymbol: points.length < 3,
      lineStyle: { width: 2 },
      color: colours[at],
      areaStyle: { opacity: at === 0 ? 0.1 : 0 },
    })),
  }
}
