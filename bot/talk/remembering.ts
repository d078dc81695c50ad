/** Longer texts are seldom said twice. */
const LONGEST = 200

/** Keeps what a function without side effects made of the last `most` different texts. */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    if (text.length > LONGEST) return make(text)
    const found = known.has(text) ? (known.get(text) as T) : make(text)
    known.delete(text)
    known.set(text, found)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return found
  }
}
