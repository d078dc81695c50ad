import { createMemoryShelf, type Shelf } from './shelf.ts'

/** `localStorage` below one prefix, so that two desks on one page never meet. Full or forbidden storage costs memory only. */
export function openBrowserShelf(origin: string): Shelf {
  const prefix = `switchboard:${origin}:`
  const spare = createMemoryShelf()
  const attempt = <T>(action: () => T, otherwise: T): T => {
    try {
      return action()
    } catch {
      return otherwise
    }
  }
  return {
    get: key => spare.get(key) ?? attempt(() => localStorage.getItem(prefix + key), null),
    set(key, value) {
      spare.remove(key)
      const isKept = attempt(() => {
        localStorage.setItem(prefix + key, value)
        return true
      }, false)
      if (!isKept) spare.set(key, value)
    },
    remove(key) {
      spare.remove(key)
      attempt(() => localStorage.removeItem(prefix + key), undefined)
    },
    keys() {
      const kept = attempt(() => Object.keys(localStorage), []).filter(key => key.startsWith(prefix))
      return [...new Set([...kept.map(key => key.slice(prefix.length)), ...spare.keys()])]
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
