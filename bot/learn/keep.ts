import type { Lexicon } from '../match/lexicon.ts'
import type { Model } from '../match/model.ts'
import type { Judgement } from './judgement.ts'

/** All that is needed to match. */
export interface Learnt {
  readonly lexicon: Lexicon
  readonly model: Model
  readonly judgement: Judgement
}

/**
 * Everything learned, as plain data: objects, text, numbers and typed arrays, whatever fields they have. So it passes
 * between threads without a copy, and into a file and back as it is. `of` names what it was learned from.
 */
interface Kept {
  readonly of: string
  readonly lexicon: Omit<Lexicon, 'idOf'>
  /** Features in the order of their numbers, each ended by a NUL: no normalized text holds one. */
  readonly features: string
  readonly model: Omit<Model, 'lexicon'>
  readonly judgement: Judgement
}

export function keep(of: string, { lexicon, model, judgement }: Learnt): Kept {
  const { idOf, ...numbers } = lexicon
  const { lexicon: _, ...rest } = model
  let features = ''
  for (const feature of idOf.keys()) features += `${feature}\0`
  return { of, lexicon: numbers, features, model: rest, judgement }
}

/**
 * @returns what was kept, or null when it was learned from something else. Whoever stores it must see to it that it
 *   comes back undamaged.
 */
export function restore(kept: unknown, of: string): Learnt | null {
  const { of: from, lexicon: numbers, features, model: rest, judgement } = (kept ?? {}) as Partial<Kept>
  if (from !== of || !numbers || features === undefined || !rest || !judgement) return null
  const idOf = new Map<string, number>()
  for (let start = 0; start < features.length; ) {
    const end = features.indexOf('\0', start)
    idOf.set(features.slice(start, end), idOf.size)
    start = end + 1
  }
  if (idOf.size !== numbers.size) return null
  const lexicon: Lexicon = { ...numbers, idOf }
  return { lexicon, model: { ...rest, lexicon }, judgement }
}

/** A short name of some texts: the same texts in the same order have the same. */
export function nameOf(texts: readonly string[]): string {
  let first = 0x811c9dc5
  let second = 0x9dc5811c
  for (const text of texts) {
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0x1_0001
      first = Math.imul(first ^ code, 0x01000193)
      second = Math.imul(second ^ code, 0x5bd1e995) + i
    }
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}-${texts.length}`
}
