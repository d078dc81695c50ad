import { Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import type { Report as Told } from '../../../protocol/supervisor.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useShownAppearance } from '../../look/appearance.ts'
import { dark, light } from '../../look/palette.ts'
import { Chart } from '../charts/chart.tsx'
import { satisfactionOption, shortDay, targetsOption } from './report-options.ts'
import { ReportTable } from './report-table.tsx'
import { shareInTime } from './share-in-time.ts'
import { useReport } from './use-report.ts'
import './report.css'

const SPANS = [7, 30] as const

/** Whether the desks keep what they promise, and how content shoppers are, day by day. */
export function Report() {
  const words = useWords().board.report
  const [days, setDays] = useState<number>(SPANS[0])
  const { report, failure, ask } = useReport(days)
  const again = useWords().again
  const errors = useWords().errors
  return (
    <section className="board-card is-report" aria-labelledby="board-report">
      <header>
        <h2 id="board-report">{words.title}</h2>
        <Segmented
          size="small"
          aria-label={words.span}
          value={days}
          onChange={setDays}
          options={SPANS.map(span => ({ value: span, label: words.lastDays(span) }))}
        />
      </header>
      {report ? (
        <Days report={report} />
      ) : failure ? (
        <p className="is-quiet" role="alert">
          {errors[failure]}{' '}
          <Button size="small" onClick={ask}>
            {again}
          </Button>
        </p>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </section>
  )
}

function Days({ report: { days, desks } }: { report: Told }) {
  const words = useWords()
  const language = useLanguage()
  const palette = useShownAppearance() === 'dark' ? dark : light
  const { report } = words.board
  const named = desks.map(({ id, title }) => ({ id, name: plainText(title[language === 'en' ? 'en' : 'zh']) }))
  const channels = [...new Set(days.flatMap(({ ratings }) => ratings.byChannel.map(({ channel }) => channel)))]
  const hasReplies = days.some(({ inTime, late }) => inTime + late > 0)
  return (
    <>
      <div className="report-charts">
        <Chart
          title={report.chartTargets}
          hint={report.chartTargetsHint}
          said={days
            .filter(day => shareInTime(day) !== null)
            .map(day => `${shortDay(day.day)} ${report.held} ${shareInTime(day)}% ${report.late} ${day.late}`)
            .join('；')}
          empty={hasReplies ? undefined : report.noReplies}
          option={targetsOption(palette, days, named, report.held)}
        />
        <Chart
          title={report.chartSatisfaction}
          hint={report.chartSatisfactionHint}
          said={days
            .flatMap(({ day, ratings }) =>
              ratings.byChannel.map(
                ({ channel, average, count }) =>
                  `${shortDay(day)} ${words.board.byChannel(words.channel[channel] ?? channel, (average ?? 0).toFixed(1), count)}`,
              ),
            )
            .join('；')}
          empty={channels.length === 0 ? report.noRatings : undefined}
          option={satisfactionOption(
            palette,
            days,
            channels.map(channel => ({ channel, name: words.channel[channel] ?? channel })),
          )}
        />
      </div>
      <ReportTable days={days} desks={named} />
    </>
  )
}
