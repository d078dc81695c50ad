import type { EChartsCoreOption } from 'echarts/core'
import type { DayCourse } from '../../../protocol/supervisor.ts'
import { timeOfDay } from '../../language/time-text.ts'
import type { Palette } from '../../look/palette.ts'
import { axesOf } from './axes.ts'

interface Names {
  readonly arrived: string
  readonly joined: string
  readonly waiting: string
}

/** Who came and who was taken as bars, the queue that this leaves as a line. */
export function courseOption(palette: Palette, day: DayCourse | undefined, names: Names): EChartsCoreOption {
  const points = day?.points ?? []
  const bar = { type: 'bar', barMaxWidth: 10, barGap: '10%', itemStyle: { borderRadius: [2, 2, 0, 0] } } as const
  return {
    ...timesOf(palette, points),
    series: [
      { ...bar, name: names.arrived, color: palette.lineStrong, data: points.map(({ arrived }) => arrived) },
      { ...bar, name: names.joined, color: '#5a9e6f', data: points.map(({ joined }) => joined) },
      {
        type: 'line',
        name: names.waiting,
        color: palette.brand,
        lineStyle: { width: 2 },
        showSymbol: points.length < 3,
        areaStyle: { opacity: 0.1 },
        data: points.map(({ waiting }) => waiting),
      },
    ],
  }
}

interface WaitNames {
  readonly late: string
  /** Minutes. */
  readonly waited: string
}

/** How long people had waited who were taken, and the replies that came too late. */
export function waitsOption(palette: Palette, day: DayCourse | undefined, names: WaitNames): EChartsCoreOption {
  const points = day?.points ?? []
  const minutes = points.map(({ waitSeconds }) => (waitSeconds === null ? null : Math.round(waitSeconds / 6) / 10))
  return {
    ...timesOf(palette, points),
    series: [
      {
        type: 'bar',
        name: names.late,
        color: '#d9484f',
        itemStyle: { borderRadius: [2, 2, 0, 0] },
        barMaxWidth: 12,
        data: points.map(({ late }) => late),
      },
      {
        type: 'line',
        name: names.waited,
        color: '#d08a2c',
        lineStyle: { width: 2 },
        symbolSize: 5,
        connectNulls: true,
        data: minutes,
      },
    ],
  }
}

function timesOf(palette: Palette, points: DayCourse['points']): EChartsCoreOption {
  const { text, line, legend, tooltip } = axesOf(palette)
  return {
    grid: { top: 30, right: 16, bottom: 4, left: 4, containLabel: true },
    legend,
    tooltip: { ...tooltip, trigger: 'axis' },
    xAxis: {
      type: 'category',
      data: points.map(({ at }) => timeOfDay(at)),
      axisLabel: { ...text, hideOverlap: true },
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, min: 0, axisLabel: text, splitLine: line },
  }
}
