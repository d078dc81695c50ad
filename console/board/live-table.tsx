import type { LiveRow } from '../../protocol/supervisor.ts'
import { hashOf } from '../app/route.ts'
import { useWorkspace } from '../app/workspace-context.ts'
import { gist } from '../chat/markdown/gist.ts'
import { ChannelMark } from '../inbox/channel-mark.tsx'
import { RowMarks, useWhy } from '../inbox/row-marks.tsx'
import { WaitClock } from '../inbox/wait-clock.tsx'
import { useLanguage, useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'
import '../inbox/inbox-row.css'

/** Every conversation that waits or is with an agent; a click listens to it. */
export function LiveTable({ rows }: { rows: readonly LiveRow[] }) {
  const { board } = useWords()
  return (
    <section className="board-card is-live" aria-labelledby="board-live">
      <h2 id="board-live">{board.live}</h2>
      {rows.length === 0 ? (
        <p className="is-quiet">{board.nothingLive}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
        <ul className="scroll" tabIndex={0}>
          {rows.map(row => (
            <Live key={row.conversationId} row={row} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Live({ row }: { row: LiveRow }) {
  const words = useWords()
  const language = useLanguage()
  const { listTab, me } = useWorkspace()
  const name = plainText(row.shopperName)
  const why = plainText(useWhy(row, row.deskTitle?.[language === 'en' ? 'en' : 'zh'] ?? ''))
  const isWaiting = row.status !== 'agent'
  const isListening = row.agent !== null && row.agent.id !== me.id
  return (
    <li className="live-row">
      <ChannelMark channel={row.channel} />
      <span className="live-name">
        <strong className="one-line">{name}</strong>
        <RowMarks row={row} />
      </span>
      <span className="live-who one-line">
        {row.agent ? words.status.withColleague(plainText(row.agent.name)) : words.status[row.status]}
      </span>
      <span className="live-why one-line">{why}</span>
      <span className="live-text one-line">
        {plainText(row.lastFrom === 'shopper' ? row.lastText : gist(row.lastText)) || words.inbox.picture}
      </span>
      <span className="live-clock">
        {isWaiting ? (
          <WaitClock since={row.since} kind="waited" target={row.replyTargetSeconds} />
        ) : (
          row.unansweredSince !== null && (
            <WaitClock since={row.unansweredSince} kind="unanswered" target={row.replyTargetSeconds} />
          )
        )}
      </span>
      <a
        className="live-open"
        href={hashOf({ page: 'inbox', conversationId: row.conversationId })}
        aria-label={isListening ? words.board.listenTo(name) : words.board.lookAt(name)}
        onClick={() => listTab.set('all')}
      >
        {isListening ? words.board.listen : words.board.look}
      </a>
    </li>
  )
}
