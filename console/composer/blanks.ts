/** A `[[订单号]]` in a canned reply that still has to be filled. */
export interface Blank {
  readonly start: number
  readonly end: number
  readonly label: string
}

/** The first blank at or after `from`; past the last one the search begins again at the top. */
export function nextBlank(text: string, from = 0): Blank | null {
  return find(text, from) ?? (from > 0 ? find(text, 0) : null)
}

function find(text: string, from: number): Blank | null {
  const pattern = /\[\[([^[\]\n]{1,60})\]\]/g
  pattern.lastIndex = from
  const match = pattern.exec(text)
  return match ? { start: match.index, end: match.index + match[0].length, label: match[1] ?? '' } : null
}
