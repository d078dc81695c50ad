import type { Breathe } from './breathe.ts'
import type { Miss } from './find-misses.ts'
import { plainText, type Shape, shapeOf } from './likeness.ts'
import { areOpposed } from './stance.ts'

export interface Group {
  /** The first question of the group; later ones are compared with it. */
  readonly leader: string
  /** In the order of time. */
  readonly misses: readonly Miss[]
}

/** The same words mean the same; less will do when both came nearest to the same entry. */
const ALIKE = 0.5
const ALIKE_NEAR_SAME_ENTRY = 0.3

interface Led {
  readonly leader: string
  readonly shape: Shape
  readonly misses: Miss[]
  readonly nearest: Set<string>
}

/**
 * Puts each question to the first one that it resembles most, or lets it lead a group of its own. Opposites never meet:
 * 能退吗, 不能退怎么办. The same questions in the same order make the same groups.
 *
 * @param misses oldest first.
 * @param leaders questions that lead groups before any other, e.g. of groups that were dismissed.
 */
export async function groupMisses(
  misses: readonly Miss[],
  leaders: readonly string[],
  breathe: Breathe,
): Promise<Group[]> {
  const groups: Led[] = []
  /** Pair of characters → groups whose leaders hold it, and how often. */
  const index = new Map<string, { readonly group: number; readonly count: number }[]>()
  const known = new Map<string, Led>()

  function lead(text: string): Led {
    const made: Led = { leader: text, shape: shapeOf(plainText(text)), misses: [], nearest: new Set() }
    for (const [pair, count] of made.shape.pairs) {
      const list = index.get(pair)
      if (list) list.push({ group: groups.length, count })
      else index.set(pair, [{ group: groups.length, count }])
    }
    groups.push(made)
    return made
  }

  function bestFor({ plain, nearestId }: Miss): Led | null {
    const shape = shapeOf(plain)
    const sums = new Map<number, number>()
    for (const [pair, count] of shape.pairs) {
      for (const held of index.get(pair) ?? []) sums.set(held.group, (sums.get(held.group) ?? 0) + count * held.count)
    }
    let best: Led | null = null
    let most = 0
    for (const [at, sum] of [...sums].sort(([a], [b]) => a - b)) {
      const group = groups[at] as Led
      if (areOpposed(shape.stance, group.shape.stance)) continue
      const alike = sum / (shape.length * group.shape.length)
      const isEnough = alike >= (nearestId !== null && group.nearest.has(nearestId) ? ALIKE_NEAR_SAME_ENTRY : ALIKE)
      if (isEnough && alike > most + 1e-9) [best, most] = [group, alike]
    }
    return best
  }

  for (const text of leaders) known.set(plainText(text), lead(text))
  for (const miss of misses) {
    await breathe()
    const group = known.get(miss.plain) ?? bestFor(miss) ?? lead(miss.text)
    known.set(miss.plain, group)
    group.misses.push(miss)
    if (miss.nearestId !== null) group.nearest.add(miss.nearestId)
  }
  return groups.map(({ leader, misses: own }) => ({ leader, misses: own }))
}

/** The question in the middle of a group: the one that has most in common with all of them. */
export function middleOf({ misses }: Group): string {
  const counts = new Map<string, { text: string; count: number }>()
  for (const { plain, text } of misses) {
    const one = counts.get(plain)
    if (one) one.count++
    else counts.set(plain, { text, count: 1 })
  }
  const sums = new Map<string, number>()
  const shapes = [...counts].map(([plain, { text, count }]) => ({ text, count, shape: shapeOf(plain) }))
  for (const { shape, count } of shapes) {
    for (const [pair, often] of shape.pairs) sums.set(pair, (sums.get(pair) ?? 0) + (often * count) / shape.length)
  }
  let middle = shapes[0]
  let most = Number.NEGATIVE_INFINITY
  for (const each of shapes) {
    let sum = 0
    for (const [pair, often] of each.shape.pairs) sum += often * (sums.get(pair) ?? 0)
    const alike = sum / each.shape.length
    if (alike > most + 1e-9) [middle, most] = [each, alike]
  }
  return middle?.text ?? ''
}
