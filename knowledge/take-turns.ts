/** Lets other work of the event loop go on when the work before has taken its share of it. */
export type TakeTurns = () => Promise<void> | undefined

const SHARE_MS = 3

export function createTurns(): TakeTurns {
  let since = performance.now()
  return () => {
    if (performance.now() - since < SHARE_MS) return undefined
    return new Promise(resolve => {
      setImmediate(() => {
        since = performance.now()
        resolve()
      })
    })
  }
}
