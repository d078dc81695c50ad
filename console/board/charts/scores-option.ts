import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from '../../look/palette.ts'
import { axesOf } from './axes.ts'

/** How many gave 1, 2, 3, 4, 5. */
export function scoresOption(palette: Palette, scores: readonly number[]): EChartsCoreOption {
  const { text, line, tooltip } = axesOf(palette)
  const colours = ['#c0262d', '#e0752f', '#c79a1b', '#5a9e6f', '#1f8a5f']
  return {
    grid: { top: 20, right: 16, bottom: 4, left: 4, containLabel: true },
    tooltip: { ...tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      data: ['1', '2', '3', '4', '5'],
      axisLabel: text,
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: line },
    series: [
      {
        type: 'bar',
        barMaxWidth: 28,
        data: scores.map((value, at) => ({ value, itemStyle: { color: colours[at], borderRadius: [4, 4, 0, 0] } })),
        label: { show: true, position: 'top', color: palette.inkSoft, fontSize: 12 },
      },
    ],
  }
}
