/** A value that the panel shows. */
export interface Cell<T> {
  value: T
}

const watchers = new Set<() => void>()
let isDue = false

function tellWatchers(): void {
  isDue = false
  for (const run of watchers) run()
}

export function cell<T>(value: T): Cell<T> {
  return {
    get value() {
      return value
    },
    set value(next) {
      if (next === value) return
      value = next
      if (!isDue) queueMicrotask(tellWatchers)
      isDue = true
    },
  }
}

/** Runs now, and once after each turn of the event loop in which any cell changed. */
export function watch(run: () => void): void {
  watchers.add(run)
  run()
}
