import { compareLines, type DiffLine } from './line-diff.ts'

/** A place where both sides changed the same lines, each in its own way. */
export interface Clash {
  readonly base: readonly string[]
  readonly mine: readonly string[]
  readonly theirs: readonly string[]
}

/** A merged text in order: lines that are clear, and places where somebody has to choose. */
export type MergePart =
  | { readonly kind: 'clear'; readonly lines: readonly string[] }
  | ({ readonly kind: 'clash' } & Clash)

/**
 * Brings two changes of one text together, by lines. What one side changed is taken from that side; what both changed
 * alike is taken once. What both changed otherwise is a clash, and so is a change beside lines that the other side has
 * put in or taken out: nobody knows whether it still belongs there.
 */
export function mergeLines(base: string, mine: string, theirs: string): MergePart[] {
  const old = base.split('\n')
  const hunks = [...hunksOf('mine', old, mine.split('\n')), ...hunksOf('theirs', old, theirs.split('\n'))]
  hunks.sort((a, b) => a.from - b.from || a.to - b.to)

  const parts: MergePart[] = []
  let clear: string[] = []
  let at = 0
  for (let group = nextGroup(hunks); group.length > 0; group = nextGroup(hunks)) {
    const [from, to] = [group[0]?.from ?? at, Math.max(...group.map(hunk => hunk.to))]
    const ofSide = (side: Side) => applied(old, from, to, group, side)
    const [our, other] = [ofSide('mine'), ofSide('theirs')]
    clear.push(...old.slice(at, from))
    at = to
    if (group.every(({ side }) => side === 'mine') || isSame(our, other)) clear.push(...our)
    else if (group.every(({ side }) => side === 'theirs')) clear.push(...other)
    else {
      parts.push({ kind: 'clear', lines: clear })
      parts.push({ kind: 'clash', base: old.slice(from, to), mine: our, theirs: other })
      clear = []
    }
  }
  return [...parts, { kind: 'clear', lines: [...clear, ...old.slice(at)] }]
}

/** @returns `null` when somebody has to choose. */
export function clearText(parts: readonly MergePart[]): string | null {
  return parts.every(({ kind }) => kind === 'clear') ? mergedText(parts, () => []) : null
}

/** @param choose the lines that a clash comes to; `index` counts the parts. */
export function mergedText(
  parts: readonly MergePart[],
  choose: (clash: Clash, index: number) => readonly string[],
): string {
  return parts.flatMap((part, index) => (part.kind === 'clear' ? part.lines : choose(part, index))).join('\n')
}

type Side = 'mine' | 'theirs'

/** Lines `from` to `to` of the base, `to` not included, become `lines`. */
interface Hunk {
  readonly side: Side
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

function hunksOf(side: Side, base: readonly string[], changed: readonly string[]): Hunk[] {
  const hunks: Hunk[] = []
  let at = 0
  let run: DiffLine[] = []
  const endRun = () => {
    const lines = run.filter(({ kind }) => kind === 'added').map(({ text }) => text)
    const from = at - (run.length - lines.length)
    if (run.length > 0) hunks.push({ side, from, to: at, lines })
    run = []
  }
  for (const line of compareLines(base, changed)) {
    if (line.kind === 'same') endRun()
    else run.push(line)
    if (line.kind !== 'added') at += 1
  }
  endRun()
  return hunks
}

/** Takes the first hunk off, with all that can not be told apart from it. */
function nextGroup(hunks: Hunk[]): Hunk[] {
  const group = hunks.splice(0, 1)
  const belongs = (next: Hunk) => group.some(hunk => isEntangled(hunk, next))
  while (hunks.slice(0, 1).some(belongs)) group.push(...hunks.splice(0, 1))
  return group
}

function isEntangled(a: Hunk, b: Hunk): boolean {
  if (a.side === b.side) return false
  if (a.from < b.to && b.from < a.to) return true
  const isTouching = a.to === b.from || b.to === a.from
  return isTouching && !(isLevel(a) && (isLevel(b) || isInsertion(b))) && !(isLevel(b) && isInsertion(a))
}

/** Line for line: what stands before and after it goes on as it was. */
const isLevel = ({ from, to, lines }: Hunk): boolean => to > from && to - from === lines.length
const isInsertion = ({ from, to }: Hunk): boolean => from === to

function applied(base: readonly string[], from: number, to: number, group: readonly Hunk[], side: Side): string[] {
  const lines: string[] = []
  let at = from
  for (const hunk of group.filter(each => each.side === side)) {
    lines.push(...base.slice(at, hunk.from), ...hunk.lines)
    at = hunk.to
  }
  return [...lines, ...base.slice(at, to)]
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, at) => line === b[at])
