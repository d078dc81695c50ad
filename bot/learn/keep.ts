import type { CodeTables } from '../match/code-guard.ts'
import type { Lexicon } from '../match/lexicon.ts'
import type { Model } from '../match/model.ts'
import type { RepairTables } from '../match/repair-tables.ts'
import type { WrittenQuestions } from '../match/written-questions.ts'
import type { AskedEntries } from './asked-entries.ts'
import type { Judgement } from './judgement.ts'

/** All that is needed to match. */
export interface Learnt {
  readonly lexicon: Lexicon
  readonly model: Model
  readonly judgement: Judgement
  readonly repairs: RepairTables
  readonly written: WrittenQuestions
  readonly codes: CodeTables
  readonly asked: AskedEntries
}

export interface KeptNames {
  /** Names what it was learned from: entries and settings. */
  readonly of: string
  /** Names all that it was learned with, but the entries. */
  readonly settings: string
}

/**
 * Everything learned, as plain data: objects, text, numbers and typed arrays, whatever fields they have. So it passes
 * between threads without a copy, and into a file and back as it is; and it is ready for use: nothing has to be built
 * from it, however large it is. `of` names what it was learned from.
 */
export interface Kept extends Omit<Learnt, 'model'>, KeptNames {
  readonly model: Omit<Model, 'lexicon'>
}

export function keep(names: KeptNames, learnt: Learnt): Kept {
  const { lexicon: _, ...model } = learnt.model
  return { ...names, ...learnt, model }
}

/**
 * @param of what it must have been learned from; null where that is known.
 * @returns what was kept, or null when it was learned from something else. Whoever stores it must see to it that it
 *   comes back undamaged.
 */
export function restore(kept: unknown, of: string | null): Learnt | null {
  const { of: from, ...rest } = (kept ?? {}) as Partial<Kept>
  if (typeof from !== 'string' || (of !== null && from !== of)) return null
  const { lexicon, model, judgement, repairs, written, codes, asked } = rest
  if (!lexicon || !model || !judgement || !repairs || !written || !codes || !asked) return null
  return { lexicon, judgement, repairs, written, codes, asked, model: { ...model, lexicon } }
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
