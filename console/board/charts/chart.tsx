import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import { fontFamily } from '../../look/antd-theme.ts'
import { init } from './echarts.ts'

interface Props {
  readonly title: string
  readonly hint: string
  /** The figures in words, for who can not see them. */
  readonly said: string
  readonly option: EChartsCoreOption
  /** Instead of a chart without figures. */
  readonly empty?: string | undefined
}

const isCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** One chart, drawn anew when its figures or its room change. */
export function Chart({ title, hint, said, option, empty }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init>>(null)
  const isEmpty = empty !== undefined

  useEffect(() => {
    if (isEmpty || !place.current) return
    const drawn = init(place.current, null, { renderer: 'svg' })
    chart.current = drawn
    const room = new ResizeObserver(() => drawn.resize())
    room.observe(place.current)
    return () => {
      room.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [isEmpty])

  useEffect(() => {
    chart.current?.setOption(
      {
        animationDuration: 180,
        animationDurationUpdate: 180,
        animation: !isCalm(),
        textStyle: { fontFamily },
        ...option,
      },
      { notMerge: true },
    )
  })

  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong> <span>{hint}</span>
      </figcaption>
      {isEmpty ? (
        <p className="chart-empty is-quiet">{empty}</p>
      ) : (
        <div className="chart-place" ref={place} role="img" aria-label={`${title}：${said}`} />
      )}
    </figure>
  )
}
