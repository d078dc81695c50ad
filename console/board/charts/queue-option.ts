import type { EChartsCoreOption } from 'echarts/core'
import type { InboxRow } from '../../../protocol/agent.ts'
import type { Palette } from '../../look/palette.ts'
import { axesOf } from './axes.ts'

interface Stack {
  readonly priority: InboxRow['priority']
  readonly name: string
  readonly counts: readonly number[]
}

/** Lying bars, one a desk, stacked by priority. */
export function queueOption(palette: Palette, desks: readonly string[], stacks: readonly Stack[]): EChartsCoreOption {
  const { text, line, legend, tooltip } = axesOf(palette)
  const colours = { safety: '#c0262d', complaint: '#e0752f', member: '#c79a1b', normal: palette.brand }
  return {
    grid: { top: 30, right: 16, bottom: 4, left: 4, containLabel: true },
    legend,
    tooltip: { ...tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: line },
    yAxis: { type: 'category', inverse: true, data: desks, axisLabel: text, axisLine: line, axisTick: { show: false } },
    series: stacks.map(({ priority, name, counts }) => ({
      type: 'bar',
      stack: 'waiting',
      name,
      data: counts,
      barMaxWidth: 16,
      itemStyle: { color: colours[priority] },
    })),
  }
}
