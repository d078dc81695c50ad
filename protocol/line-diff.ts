export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  /** Line numbers from 1; `null` on the side that does not have the line. */
  readonly before: number | null
  readonly after: number | null
}

/** Beyond this many cells the middle is shown as removed and added instead of being compared. */
const MOST_CELLS = 4_000_000

/** Lines that were added and removed: what editors are shown, and what is counted of a publish. */
export function diffLines(before: string, after: string): DiffLine[] {
  return compareLines(linesOf(before), linesOf(after))
}

/** By their longest common subsequence. */
export function compareLines(old: readonly string[], young: readonly string[]): DiffLine[] {
  let head = 0
  while (head < old.length && head < young.length && old[head] === young[head]) head += 1
  let tail = 0
  while (
    tail < old.length - head &&
    tail < young.length - head &&
    old[old.length - 1 - tail] === young[young.length - 1 - tail]
  )
    tail += 1

  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  const same = () => lines.push({ kind: 'same', text: old[i] ?? '', before: ++i, after: ++j })
  const removed = () => lines.push({ kind: 'removed', text: old[i] ?? '', before: ++i, after: null })
  const added = () => lines.push({ kind: 'added', text: young[j] ?? '', before: null, after: ++j })

  while (i < head) same()
  const [oldEnd, youngEnd] = [old.length - tail, young.length - tail]
  const common = commonLengths(old.slice(head, oldEnd), young.slice(head, youngEnd))
  while (i < oldEnd || j < youngEnd) {
    if (i < oldEnd && j < youngEnd && old[i] === young[j]) same()
    else if (i < oldEnd && (j >= youngEnd || common(i + 1 - head, j - head) >= common(i - head, j + 1 - head)))
      removed()
    else added()
  }
  while (i < old.length) same()
  return lines
}

export function countDiff(lines: readonly DiffLine[]): { added: number; removed: number } {
  return {
    added: lines.filter(({ kind }) => kind === 'added').length,
    removed: lines.filter(({ kind }) => kind === 'removed').length,
  }
}

/** A line end at the end of a file begins no further line. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

function commonLengths(old: readonly string[], young: readonly string[]): (i: number, j: number) => number {
  const width = young.length + 1
  if ((old.length + 1) * width > MOST_CELLS) return (i, _j) => (i <= old.length ? 1 : 0)
  const table = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = young.length - 1; j >= 0; j -= 1)
      table[i * width + j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  return (i, j) => (i > old.length || j > young.length ? -1 : at(i, j))
}
