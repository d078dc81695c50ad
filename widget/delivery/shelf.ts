/** A place for small texts that outlives the page; `localStorage` in browsers that allow it. */
export interface Shelf {
  get(key: string): string | null
  /** Keeps it for this page at least, when the browser has no room. */
  set(key: string, value: string): void
  remove(key: string): void
  /** Every key, in no order. */
  keys(): string[]
}

export function createMemoryShelf(): Shelf {
  const values = new Map<string, string>()
  return {
    get: key => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: key => void values.delete(key),
    keys: () => [...values.keys()],
  }
}
