import type { Language } from '../entry.ts'
import type { Reading } from '../match/features.ts'
import { count, createLexicon } from '../match/lexicon.ts'
import { buildModel, type Known, learnWithin, MOST_LEARNING, MOST_REHEARSING } from '../match/model.ts'
import { judge } from './judgement.ts'
import { type Learnt, restore } from './keep.ts'
import { rehearse } from './rehearsal.ts'
import { createStrangers } from './strangers.ts'

interface Lessons {
  readonly language: Language
  /** How many entries the rows speak of. */
  readonly entries: number
  readonly rows: readonly { readonly entry: number; readonly text: string }[]
  readonly read: (text: string) => Reading
  readonly wrongAtMost: number
  /** Names what is learned from: see nameOf. */
  readonly of: string
  /** A former result; used when it was learned from the same. */
  readonly kept: unknown
}

/** Made-up questions that no entry answers. */
const STRANGERS = 400

/** A function of its own, so that nothing of the learning outlives it. */
export function learnOrRestore({ language, entries, rows, read, wrongAtMost, of, kept }: Lessons): Learnt {
  const restored = restore(kept, of)
  if (restored !== null) return restored

  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(rows.map(({ text }) => draft.add(read(text))))
  const known: Known[] = rows.map(({ entry }, i) => ({ text: texts[i]!, entry }))
  const learn = learnWithin(MOST_LEARNING, known, entries, lexicon.size)
  const model = buildModel(known, entries, lexicon, language, learn)
  const written = rows.map(({ text }) => text)
  const strangers = createStrangers(written, language, STRANGERS).map(text => count(read(text), lexicon))
  const isLearned = model.classifier !== null
  const budget = isLearned ? MOST_REHEARSING : 0
  const rehearsed = rehearse(known, entries, lexicon, language, budget, strangers)
  return { lexicon, model, judgement: judge(rehearsed, isLearned, wrongAtMost, entries) }
}
