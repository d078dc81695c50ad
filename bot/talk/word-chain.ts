/** One link: words of which one, or any number in a row, may stand here. */
export interface Link {
  readonly words: ReadonlySet<string>
  readonly times: 'once' | 'maybe' | 'any'
}

export const link = (times: Link['times'], words: string): Link => ({ times, words: new Set(words.split('|')) })

/**
 * Whether `text` is nothing but these links in order. Follows all readings at once, so that no text makes it slow
 * (a regular expression of the same words would try exponentially many).
 */
export function isChain(text: string, links: readonly Link[]): boolean {
  let places = new Set([0])
  for (const { words, times } of links) {
    const after = new Set(times === 'once' ? [] : places)
    const open = [...places]
    const seen = new Set(places)
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      for (const word of words) {
        if (!text.startsWith(word, place)) continue
        const end = place + word.length
        after.add(end)
        if (times === 'any' && !seen.has(end)) {
          seen.add(end)
          open.push(end)
        }
      }
    }
    places = after
    if (places.size === 0) return false
  }
  return places.has(text.length)
}
