import type { Board, LiveRow } from '../../protocol/supervisor.ts'
import type { DeskLine } from './desk-line.ts'
import type { DeskState } from './desk-state.ts'
import type { Observable } from './observable.ts'

interface Needs {
  readonly state: Observable<DeskState>
  readonly line: Pick<DeskLine, 'isUp' | 'call'>
}

/** The supervisor's board: asked for while somebody looks, and again whenever the line comes back. */
export function createBoardWatch({ state, line }: Needs) {
  let watchers = 0

  function take(board: Board) {
    state.update(before => ({ ...before, board, boardFailure: null }))
  }
  const takeLive = (live: readonly LiveRow[]) => state.update(before => ({ ...before, live }))

  async function ask() {
    if (watchers === 0 || !line.isUp()) return
    const outcome = await line.call('board:watch', {})
    if (!outcome.ok) {
      if (outcome.code !== 'LINE_LOST') state.update(before => ({ ...before, boardFailure: outcome.code }))
      return
    }
    take(outcome.data.board)
    takeLive(outcome.data.live)
  }

  return {
    take,
    takeLive,
    resume: () => void ask(),
    /** @returns how to look away. */
    watch(): () => void {
      watchers += 1
      if (watchers === 1) void ask()
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        watchers -= 1
        if (watchers > 0) return
        state.update(before => ({ ...before, board: null, live: null }))
        void line.call('board:unwatch', {})
      }
    },
  }
}
