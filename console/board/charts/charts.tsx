import type { Board } from '../../../protocol/supervisor.ts'
import { useLanguage, useWords } from '../../language/language.ts'
import { plainText } from '../../language/plain-text.ts'
import { useShownAppearance } from '../../look/appearance.ts'
import { dark, light } from '../../look/palette.ts'
import { PRIORITIES } from '../desk-table.tsx'
import { Chart } from './chart.tsx'
import { courseOption, waitsOption } from './course-option.ts'
import { queueOption } from './queue-option.ts'
import { scoresOption } from './scores-option.ts'

/** What is easier seen than read; each chart also says its figures to screen readers. */
export function Charts({ board }: { board: Board }) {
  const words = useWords()
  const language = useLanguage()
  const palette = useShownAppearance() === 'dark' ? dark : light
  const { ratings } = board.totals
  const points = board.day?.points ?? []
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  const names = { arrived: words.board.arrived, joined: words.board.joined, waiting: words.board.waiting }
  const titleOf = ({ title }: Board['desks'][number]) => plainText(title[language === 'en' ? 'en' : 'zh'])
  const nameOf = (priority: (typeof PRIORITIES)[number]) => words.inbox.priority[priority] || words.board.ordinary

  return (
    <section className="board-card is-charts" aria-label={words.board.charts}>
      <Chart
        title={words.board.chartQueue}
        hint={words.board.chartQueueHint}
        said={board.desks
          .map(
            desk =>
              `${titleOf(desk)} ${PRIORITIES.map(each => words.board.count(nameOf(each), desk.waiting[each])).join(' ')}`,
          )
          .join('；')}
        option={queueOption(
          palette,
          board.desks.map(titleOf),
          PRIORITIES.map(priority => ({
            priority,
            name: nameOf(priority),
            counts: board.desks.map(desk => desk.waiting[priority]),
          })),
        )}
      />
      <Chart
        title={words.board.chartTrend}
        hint={words.board.chartTrendHint}
        said={[
          words.board.count(names.arrived, sum(points.map(({ arrived }) => arrived))),
          words.board.count(names.joined, sum(points.map(({ joined }) => joined))),
          words.board.count(names.waiting, board.totals.waiting),
        ].join('；')}
        option={courseOption(palette, board.day, names)}
      />
      <Chart
        title={words.board.chartWaits}
        hint={words.board.chartWaitsHint}
        said={words.board.count(words.board.breaches, board.totals.breachesToday)}
        option={waitsOption(palette, board.day, { late: words.board.breaches, waited: words.board.waitedMinutes })}
      />
      <Chart
        title={words.board.chartScores}
        hint={
          ratings.byChannel
            .filter(({ average }) => average !== null)
            .map(({ channel, average, count }) =>
              words.board.byChannel(words.channel[channel] ?? channel, (average ?? 0).toFixed(1), count),
            )
            .join(' · ') || words.board.chartScoresHint
        }
        said={ratings.scores.map((count, at) => `${at + 1}: ${count}`).join('；')}
        empty={ratings.count === 0 ? words.board.noRatings : undefined}
        option={scoresOption(palette, ratings.scores)}
      />
    </section>
  )
}
