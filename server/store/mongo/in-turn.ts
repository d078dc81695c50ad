/**
 * Commits of one conversation go one after the other in this process: of those that race, the losers are told without
 * a question to the database.
 */
export interface Turns {
  inTurn<T>(conversationId: string, work: () => Promise<T>): Promise<T>
  /** When those that are under way have ended; `undefined` when there are none. */
  underWay(conversationId: string): Promise<void> | undefined
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>()

  return {
    inTurn(conversationId, work) {
      const turn = (last.get(conversationId) ?? Promise.resolve()).then(work)
      const end = turn.then(
        () => {},
        () => {},
      )
      last.set(conversationId, end)
      void end.then(() => {
        if (last.get(conversationId) === end) last.delete(conversationId)
      })
      return turn
    },
    underWay: conversationId => last.get(conversationId),
  }
}
