/** Longer texts are seldom said twice. */
const LONGEST = 200

/**
 * Keeps what a function without side effects made of the last `most` different texts, or a few less. In two halves: a
 * full one becomes the old one, and what nobody asked for since goes with the half before.
 */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  let recent = new Map<string, T>()
  let older = new Map<string, T>()
  return text => {
    if (text.length > LONGEST) return make(text)
    const known = recent.get(text)
    if (known !== undefined || recent.has(text)) return known as T
    const found = older.has(text) ? (older.get(text) as T) : make(text)
    if (recent.size >= most / 2) {
      older = recent
      recent = new Map()
    }
    recent.set(text, found)
    return found
  }
}
