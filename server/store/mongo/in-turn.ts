/**
 * Commits of one conversation go one after the other in this process: of those that race, the losers are told without
 * a question to the database.
 */
export function createTurns(): <T>(conversationId: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<void>>()

  return function inTurn(conversationId, work) {
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
  }
}
