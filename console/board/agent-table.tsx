import type { BoardAgent } from '../../protocol/supervisor.ts'
import { useWords } from '../language/language.ts'
import { plainText } from '../language/plain-text.ts'

const order = { online: 0, busy: 1, offline: 2 }

/** Who is there, how much they have in hand, and what they got done. */
export function AgentTable({ agents }: { agents: readonly BoardAgent[] }) {
  const words = useWords()
  const { board } = words
  const sorted = [...agents].sort((a, b) => order[a.presence] - order[b.presence] || b.load - a.load)
  return (
    <section className="board-card is-agents" aria-labelledby="board-agents">
      <h2 id="board-agents">{board.agents}</h2>
      {sorted.length === 0 ? (
        <p className="is-quiet">{board.nobody}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable
        <div className="board-scroll scroll" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{board.agent}</th>
                <th scope="col">{board.load}</th>
                <th scope="col" className="is-figure">
                  {board.agentClosed}
                </th>
                <th scope="col" className="is-figure">
                  {board.deskBreaches}
                </th>
                <th scope="col" className="is-figure">
                  {board.agentRating}
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map(agent => (
                <tr key={agent.id}>
                  <th scope="row">
                    <span className={`presence-dot is-${agent.presence}`} aria-hidden /> {plainText(agent.name)}
                    <small>
                      {words.presence[agent.presence]} · {words.nav.number(plainText(agent.number))}
                    </small>
                  </th>
                  <td>
                    <Load load={agent.load} capacity={agent.capacity} />
                  </td>
                  <td className="is-figure">{agent.closedToday}</td>
                  <td className={`is-figure ${agent.breachesToday > 0 ? 'is-overdue' : ''}`}>{agent.breachesToday}</td>
                  <td className="is-figure">
                    {agent.ratings.average === null ? board.none : agent.ratings.average.toFixed(1)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Load({ load, capacity }: { load: number; capacity: number }) {
  const words = useWords()
  return (
    <span className={`load ${load >= capacity ? 'is-full' : ''}`} title={words.actions.load(load, capacity)}>
      <span className="load-bar" aria-hidden>
        <span style={{ inlineSize: `${Math.min(1, load / Math.max(1, capacity)) * 100}%` }} />
      </span>
      {load} / {capacity}
    </span>
  )
}
