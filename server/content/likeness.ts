import { areOpposed, type Stance, stanceOf } from './stance.ts'

/** What is compared of a text: how often each pair of characters comes, the length of that as a vector, and its stance. */
export interface Shape {
  readonly pairs: ReadonlyMap<string, number>
  readonly length: number
  readonly stance: Stance
}

/** Case, width, signs and blanks do not count. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim()
}

/** How people begin and end a question, whatever it is about. */
const MANNERS =
  /请问|您好|你好|麻烦|(?:我)?想?问一下|我想|怎么办|怎么样?|如何|可不可以|可以|能不能|能否|是不是|\b(?:please|hello|hi|can i|can you|could you|do you|how do i|how to|how can i|what is|the|a|an)\b/g
const ENDINGS = /(?:[吗呢啊呀么吧了哦的]|\s)+$/

export function shapeOf(plain: string): Shape {
  const matter = plain.replace(MANNERS, ' ').replace(ENDINGS, '').replace(/\s+/g, ' ').trim()
  const kept = matter.length < 2 ? plain : matter
  const chars = [...(kept.length < 2 ? ` ${kept} ` : kept)].slice(0, 200)
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < chars.length; at++) {
    const pair = `${chars[at]}${chars[at + 1]}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let square = 0
  for (const count of pairs.values()) square += count * count
  return { pairs, length: Math.sqrt(square) || 1, stance: stanceOf(plain) }
}

/** Cosine: 0 for nothing in common or the opposite, 1 for the same pairs. */
export function likeness(a: Shape, b: Shape): number {
  if (areOpposed(a.stance, b.stance)) return 0
  const [few, many] = a.pairs.size < b.pairs.size ? [a, b] : [b, a]
  let sum = 0
  for (const [pair, count] of few.pairs) sum += count * (many.pairs.get(pair) ?? 0)
  return sum / (a.length * b.length)
}
