/**
 * Numbers that grow in the order in which they were asked for: exactly in one process, and by the clocks between nodes.
 * They order what came in the same millisecond of the desk.
 */
export function createPlaces(): () => number {
  let last = 0
  return function nextPlace() {
    last = Math.max(last + 1, Date.now() * 256)
    return last
  }
}
