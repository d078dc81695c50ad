import { createMemoryShelf, type Shelf } from './shelf.ts'

/** `localStorage` below one prefix, so that two desks on one page never meet. Where it is forbidden or full, memory. */
export function openBrowserShelf(origin: string): Shelf {
  const prefix = `switchboard:${origin}:`
  const spare = createMemoryShelf()
  let store: Storage
  try {
    store = localStorage
  } catch {
    return spare
  }
  return {
    get: key => spare.get(key) ?? store.getItem(prefix + key),
    set(key, value) {
      spare.remove(key)
      try {
        store.setItem(prefix + key, value)
      } catch {
        store.removeItem(prefix + key)
        spare.set(key, value)
      }
    },
    remove(key) {
      spare.remove(key)
      store.removeItem(prefix + key)
    },
    keys() {
      const kept = Object.keys(store).filter(key => key.startsWith(prefix))
      return [...kept.map(key => key.slice(prefix.length)), ...spare.keys()]
    },
  }
}

/** Calls back when another tab has changed something on the shelf. */
export function onShelfChange(origin: string, changed: () => void): () => void {
  const prefix = `switchboard:${origin}:`
  const listen = (event: StorageEvent): void => {
    if (event.key === null || event.key.startsWith(prefix)) changed()
  }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}
