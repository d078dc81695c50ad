import type { ReportDay } from '../../../protocol/supervisor.ts'
import { useWords } from '../../language/language.ts'
import { clockText } from '../../language/time-text.ts'
import { shortDay } from './report-options.ts'
import { shareInTime } from './share-in-time.ts'

interface Props {
  readonly days: readonly ReportDay[]
  readonly desks: readonly { readonly id: string; readonly name: string }[]
}

/** Below this share of replies in time somebody should ask why. */
const GOOD_SHARE = 90

/** The same figures to read and to copy, the latest day first. */
export function ReportTable({ days, desks }: Props) {
  const words = useWords()
  const { report, none } = words.board
  const clock = (seconds: number | null) => (seconds === null ? none : clockText(seconds, words))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
    <div className="board-scroll scroll report-table" tabIndex={0}>
      <table aria-label={report.title}>
        <thead>
          <tr>
            <th scope="col">{report.day}</th>
            {[report.taken, report.waited, report.replies, report.held, report.replyTime].map(name => (
              <th key={name} scope="col" className="is-figure">
                {name}
              </th>
            ))}
            <th scope="col">{report.lateByDesk}</th>
            <th scope="col" className="is-figure">
              {report.closed}
            </th>
            <th scope="col">{report.satisfaction}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day, at) => {
            const share = shareInTime(day)
            const late = day.desks.filter(desk => desk.late > 0)
            return (
              <tr key={day.day}>
                <th scope="row">{at === 0 ? report.today(shortDay(day.day)) : shortDay(day.day)}</th>
                <td className="is-figure">{day.joined}</td>
                <td className="is-figure">{clock(day.waitSeconds)}</td>
                <td className="is-figure">{day.inTime + day.late}</td>
                <td className={`is-figure ${share !== null && share < GOOD_SHARE ? 'is-overdue' : ''}`}>
                  {share === null ? none : `${share}%`}
                </td>
                <td className="is-figure">{clock(day.replySeconds)}</td>
                <td>
                  {late.length === 0 ? (
                    <span className="is-quiet">{none}</span>
                  ) : (
                    late
                      .map(({ id, late: count }) =>
                        words.board.count(desks.find(desk => desk.id === id)?.name ?? id, count),
                      )
                      .join(' · ')
                  )}
                </td>
                <td className="is-figure">{day.closed}</td>
                <td>
                  {day.ratings.byChannel.length === 0 ? (
                    <span className="is-quiet">{none}</span>
                  ) : (
                    day.ratings.byChannel
                      .map(({ channel, average, count }) =>
                        words.board.byChannel(words.channel[channel] ?? channel, (average ?? 0).toFixed(1), count),
                      )
                      .join(' · ')
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
