/** How many lines a change adds and removes: what is the same at both ends and in the longest common order is neither. */
export function countLines(before: string | null, after: string | null): { added: number; removed: number } {
  let [a, b] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  a = a.slice(start, a.length - end)
  b = b.slice(start, b.length - end)
  const kept = a.length * b.length <= MOST_CELLS ? longestCommon(a, b) : 0
  return { added: b.length - kept, removed: a.length - kept }
}

/** Larger rewrites are counted as all new. */
const MOST_CELLS = 4_000_000

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let above = new Uint32Array(b.length + 1)
  for (const line of a) {
    const row = new Uint32Array(b.length + 1)
    for (let at = 0; at < b.length; at++) {
      row[at + 1] = line === b[at] ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0)
    }
    above = row
  }
  return above[b.length] ?? 0
}

function linesOf(text: string | null): string[] {
  if (text === null || text === '') return []
  return text.replace(/\n$/, '').split('\n')
}
