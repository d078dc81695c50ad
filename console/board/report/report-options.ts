import type { EChartsCoreOption } from 'echarts/core'
import type { ReportDay } from '../../../protocol/supervisor.ts'
import type { Palette } from '../../look/palette.ts'
import { axesOf } from '../charts/axes.ts'
import { shareInTime } from './share-in-time.ts'

interface Late {
  readonly id: string
  readonly name: string
}

/** In percent, as a line over the late replies of each desk. */
export function targetsOption(
  palette: Palette,
  days: readonly ReportDay[],
  desks: readonly Late[],
  heldName: string,
): EChartsCoreOption {
  const { text, line, legend, tooltip } = axesOf(palette)
  const colours = ['#d08a2c', '#d9484f', '#8b6fd6', '#3d8fb0', '#8a9a3c', palette.inkFaint]
  return {
    grid: { top: 30, right: 4, bottom: 4, left: 4, containLabel: true },
    legend,
    tooltip: { ...tooltip, trigger: 'axis' },
    xAxis: daysAxis(palette, days),
    yAxis: [
      { type: 'value', minInterval: 1, min: 0, axisLabel: text, splitLine: line },
      { type: 'value', min: 0, max: 100, axisLabel: { ...text, formatter: '{value}%' }, splitLine: { show: false } },
    ],
    series: [
      ...desks.map(({ id, name }, at) => ({
        type: 'bar',
        stack: 'late',
        name,
        color: colours[at % colours.length],
        barMaxWidth: 18,
        data: days.map(day => day.desks.find(desk => desk.id === id)?.late ?? 0),
      })),
      {
        type: 'line',
        yAxisIndex: 1,
        name: heldName,
        color: palette.good,
        lineStyle: { width: 2 },
        symbolSize: 5,
        connectNulls: true,
        data: days.map(day => shareInTime(day)),
      },
    ],
  }
}

interface ChannelLine {
  readonly channel: string
  readonly name: string
}

/** 1–5, one line a channel. */
export function satisfactionOption(
  palette: Palette,
  days: readonly ReportDay[],
  channels: readonly ChannelLine[],
): EChartsCoreOption {
  const { text, line, legend, tooltip } = axesOf(palette)
  const colours = [palette.brand, '#2f9e76', '#d08a2c', '#8b6fd6', '#3d8fb0', '#d9484f']
  return {
    grid: { top: 30, right: 16, bottom: 4, left: 4, containLabel: true },
    legend,
    tooltip: { ...tooltip, trigger: 'axis' },
    xAxis: daysAxis(palette, days),
    yAxis: { type: 'value', min: 1, max: 5, interval: 1, axisLabel: text, splitLine: line },
    series: channels.map(({ channel, name }, at) => ({
      type: 'line',
      name,
      color: colours[at % colours.length],
      lineStyle: { width: 2 },
      symbolSize: 6,
      connectNulls: true,
      data: days.map(({ ratings }) => {
        const average = ratings.byChannel.find(row => row.channel === channel)?.average ?? null
        return average === null ? null : Math.round(average * 10) / 10
      }),
    })),
  }
}

function daysAxis(palette: Palette, days: readonly ReportDay[]) {
  const { text, line } = axesOf(palette)
  return {
    type: 'category',
    data: days.map(({ day }) => shortDay(day)),
    axisLabel: { ...text, hideOverlap: true },
    axisLine: line,
    axisTick: { show: false },
  }
}

/** "11-02" */
export function shortDay(day: string): string {
  return day.slice(5)
}
