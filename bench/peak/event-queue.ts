/** What happens next; things of the same moment in the order in which they were planned. */
export interface EventQueue<Event> {
  plan(at: number, event: Event): void
  next(): { readonly at: number; readonly event: Event } | null
}

export function createEventQueue<Event>(): EventQueue<Event> {
  const heap: { at: number; order: number; event: Event }[] = []
  let planned = 0
  const isBefore = (a: number, b: number) =>
    heap[a]!.at < heap[b]!.at || (heap[a]!.at === heap[b]!.at && heap[a]!.order < heap[b]!.order)
  const swap = (a: number, b: number) => {
    const kept = heap[a]!
    heap[a] = heap[b]!
    heap[b] = kept
  }
  return {
    plan(at, event) {
      heap.push({ at, order: planned++, event })
      for (let child = heap.length - 1; child > 0; ) {
        const parent = (child - 1) >> 1
        if (!isBefore(child, parent)) break
        swap(child, parent)
        child = parent
      }
    },
    next() {
      const first = heap[0]
      if (first === undefined) return null
      const last = heap.pop()!
      if (heap.length > 0) {
        heap[0] = last
        for (let parent = 0; ; ) {
          const left = 2 * parent + 1
          if (left >= heap.length) break
          const child = left + 1 < heap.length && isBefore(left + 1, left) ? left + 1 : left
          if (!isBefore(child, parent)) break
          swap(child, parent)
          parent = child
        }
      }
      return first
    },
  }
}
