import { FrownOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useEffect } from 'react'
import { useDesk, useWorkspace } from '../app/workspace-context.ts'
import { useWords } from '../language/language.ts'
import { timeOfDay } from '../language/time-text.ts'
import { AgentTable } from './agent-table.tsx'
import { DeskTable } from './desk-table.tsx'
import { Figures } from './figures.tsx'
import { LiveTable } from './live-table.tsx'
import '../team/team-page.css'
import './board-page.css'

const Report = lazy(() => import('./report/report.tsx').then(module => ({ default: module.Report })))
const Charts = lazy(() => import('./charts/charts.tsx').then(module => ({ default: module.Charts })))

/** What a supervisor looks at all day: the queue, the agents, what is late; then charts of the day. Live. */
export function BoardPage() {
  const words = useWords()
  const { desk } = useWorkspace()
  const board = useDesk(state => state.board)
  const live = useDesk(state => state.live)
  const failure = useDesk(state => state.boardFailure)
  const isLost = useDesk(state => state.connection === 'lost')

  useEffect(() => desk.watchBoard(), [desk])

  return (
    <main className="page scroll board" id="chat" tabIndex={-1} aria-label={words.board.title}>
      <header className="board-head">
        <h1>{words.board.title}</h1>
        {board?.isPeak && <span className="board-peak">{words.board.peak}</span>}
        {board && (
          <p className={isLost ? 'is-stale' : ''}>
            {isLost ? words.board.stale : words.board.updated(timeOfDay(board.at))}
          </p>
        )}
      </header>
      {board ? (
        <div className="board-grid">
          <Figures totals={board.totals} />
          <DeskTable desks={board.desks} />
          <AgentTable agents={board.agents} />
          <LiveTable rows={live ?? []} />
          <Suspense fallback={<Skeleton className="board-card is-charts" active />}>
            <Charts board={board} />
          </Suspense>
          <Suspense fallback={<Skeleton className="board-card is-report" active />}>
            <Report />
          </Suspense>
        </div>
      ) : failure ? (
        <div className="quiet-state">
          <FrownOutlined aria-hidden />
          <strong>{words.board.failed}</strong>
          <p>{words.errors[failure]}</p>
          <Button onClick={desk.refreshBoard}>{words.again}</Button>
        </div>
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </main>
  )
}
