/** What was made before for this key, or else what `make` makes now. */
export type Recall<K, T> = (key: K, make: () => T) => T

/**
 * Keeps what was made for the last `most` different keys, or a few less. In two halves: a full one becomes the old one,
 * and what nobody asked for since goes with the half before.
 */
export function createMemory<K, T>(most: number): Recall<K, T> {
  let recent = new Map<K, T>()
  let older = new Map<K, T>()
  return (key, make) => {
    const known = recent.get(key)
    if (known !== undefined || recent.has(key)) return known as T
    const found = older.has(key) ? (older.get(key) as T) : make()
    if (recent.size >= most / 2) {
      older = recent
      recent = new Map()
    }
    recent.set(key, found)
    return found
  }
}
