/**
 * Runs the work of one key after the other within this process, so that racing messages of one conversation rarely
 * meet a stale version. Only a courtesy: the store's compare-and-set is what keeps the promise.
 */
export function createInTurn() {
  const tails = new Map<string, Promise<void>>()

  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = tails.get(key)
    const result = before === undefined ? work() : before.then(work)
    const finish = () => {
      if (tails.get(key) === tail) tails.delete(key)
    }
    const tail = result.then(finish, finish)
    tails.set(key, tail)
    return result
  }

  return { inTurn, isBusy: (key: string) => tails.has(key) }
}
