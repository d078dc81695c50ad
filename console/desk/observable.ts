/** A value that can be watched; the shape that React's `useSyncExternalStore` wants. */
export interface Observable<T> {
  get(): T
  set(next: T): void
  update(change: (before: T) => T): void
  /** @returns how to stop listening. */
  subscribe(listener: () => void): () => void
}

export function createObservable<T>(initial: T): Observable<T> {
  let value = initial
  const listeners = new Set<() => void>()

  function set(next: T) {
    if (Object.is(next, value)) return
    value = next
    for (const listener of [...listeners]) listener()
  }

  return {
    get: () => value,
    set,
    update: change => set(change(value)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
