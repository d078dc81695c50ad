export interface Versions {
  /** A version above `seen` that this process has never given before. */
  after(seen: number): number
}

/**
 * Versions of conversations, never used twice by one process, not even when the transaction that wrote them was
 * rolled back. Decisions are read through the writing connection, which sees rows of the open transaction. If that
 * transaction fails, its rows vanish; were their versions given again, a decision taken on the vanished rows would
 * pass the comparison against quite different ones. Another process can not see those rows, and `seen` keeps this
 * one above whatever others wrote, so that the count need not be stored.
 */
export function createVersions(): Versions {
  let last = 0
  return {
    after(seen) {
      last = Math.max(last, seen) + 1
      return last
    },
  }
}
