/**
 * One look for all who ask while another is under way. It begins after each of them has asked, so that nobody is shown
 * less than what was there when they did; and what many want at once is read a few times, not once for each of them.
 */
export function createSharedLook<T>(look: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null
  let next: Promise<T> | null = null

  function begin(): Promise<T> {
    next = null
    const begun = look()
    running = begun
    const end = () => {
      if (next === null) running = null
    }
    begun.then(end, end)
    return begun
  }

  return () => {
    if (running === null) return begin()
    next ??= running.then(begin, begin)
    return next
  }
}
