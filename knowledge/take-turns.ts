import { setImmediate as nextLoop } from 'node:timers/promises'

/** Lets everything else that waits for the event loop go first. */
export const nextTurn = (): Promise<void> => nextLoop()

const SHARE_MS = 3

/** The same when the work before has taken its share of the event loop. */
export function createTurns(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < SHARE_MS) return undefined
    return nextTurn().then(() => {
      since = performance.now()
    })
  }
}
