import type { InboxRow } from '../../protocol/agent.ts'
import type { BoardDesk } from '../../protocol/supervisor.ts'
import { urgencyOf } from '../inbox/urgency.ts'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import { clockText, longMoment } from '../language/time-text.ts'

export const PRIORITIES = ['safety', 'complaint', 'member', 'normal'] as const satisfies InboxRow['priority'][]

/** The queue by desk and priority, and whether the desks keep what they promise. */
export function DeskTable({ desks }: { desks: readonly BoardDesk[] }) {
  const words = useWords()
  const language = useLanguage()
  const { board } = words
  return (
    <section className="board-card is-desks" aria-labelledby="board-desks">
      <h2 id="board-desks">{board.desks}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable */}
      <div className="board-scroll scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{board.desk}</th>
              <th scope="col">{board.queue}</th>
              <th scope="col" className="is-figure">
                {board.longest}
              </th>
              <th scope="col" className="is-figure">
                {board.agentsOnline}
              </th>
              <th scope="col" className="is-figure">
                {board.target}
              </th>
              <th scope="col" className="is-figure">
                {board.deskBreaches}
              </th>
              <th scope="col" className="is-figure">
                {board.leftMessages}
              </th>
            </tr>
          </thead>
          <tbody>
            {desks.map(desk => {
              const total = PRIORITIES.reduce((sum, priority) => sum + desk.waiting[priority], 0)
              return (
                <tr key={desk.id}>
                  <th scope="row">
                    {plainText(desk.title[language === 'en' ? 'en' : 'zh'])}
                    <small className={desk.isOpen ? 'is-open' : ''}>
                      {desk.isOpen
                        ? board.open
                        : board.closedUntil(
                            desk.opensAt === null ? null : longMoment(desk.opensAt, Date.now(), language, words),
                          )}
                    </small>
                  </th>
                  <td>
                    {total === 0 ? (
                      <span className="is-quiet">{board.nobodyWaits}</span>
                    ) : (
                      <span className="queue-marks">
                        {PRIORITIES.filter(priority => desk.waiting[priority] > 0).map(priority => (
                          <span key={priority} className={`priority-mark is-${priority}`}>
                            {board.count(words.inbox.priority[priority] || board.ordinary, desk.waiting[priority])}
                          </span>
                        ))}
                      </span>
                    )}
                  </td>
                  <td
                    className={`is-figure is-${total === 0 ? 'calm' : urgencyOf(desk.longestWaitSeconds, desk.replyTargetSeconds)}`}
                  >
                    {total === 0 ? board.none : clockText(desk.longestWaitSeconds, words)}
                  </td>
                  <td className={`is-figure ${desk.isOpen && desk.agentsOnline === 0 ? 'is-overdue' : ''}`}>
                    {desk.agentsOnline}
                  </td>
                  <td className="is-figure">{clockText(desk.replyTargetSeconds, words)}</td>
                  <td className={`is-figure ${desk.breachesToday > 0 ? 'is-overdue' : ''}`}>{desk.breachesToday}</td>
                  <td className="is-figure">{desk.offline}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
