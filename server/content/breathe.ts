/** Lets conversations go on when the work before has taken its share of the event loop. */
export type Breathe = () => Promise<void> | undefined

const SHARE_MS = 5

export function createBreathe(): Breathe {
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
