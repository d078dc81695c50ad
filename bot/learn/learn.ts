import type { BotEntry, Language } from '../entry.ts'
import { readCodes } from '../match/code-guard.ts'
import type { Reading } from '../match/features.ts'
import { count, createLexicon } from '../match/lexicon.ts'
import { buildModel, type Known } from '../match/model.ts'
import { learnRepairs } from '../match/repair-tables.ts'
import { readWritten } from '../match/written-questions.ts'
import { askedEntries } from './asked-entries.ts'
import { createTeacher } from './classifier.ts'
import { judge } from './judgement.ts'
import type { Learnt } from './keep.ts'
import { learnPlanned, MOST_REHEARSING, planLearning } from './learning-budget.ts'
import { rehearse } from './rehearsal.ts'
import { createStrangers } from './strangers.ts'

interface Lessons {
  readonly language: Language
  /** Sorted by id. */
  readonly entries: readonly BotEntry[]
  /** Their questions, each once, sorted within an entry. */
  readonly rows: readonly { readonly entry: number; readonly text: string }[]
  readonly read: (text: string) => Reading
  readonly wrongAtMost: number
}

/** Made-up questions that no entry answers. */
const STRANGERS = 400

/** A function of its own, so that nothing of the learning outlives it. */
export function learn({ language, entries: all, rows, read, wrongAtMost }: Lessons): Learnt {
  const entries = all.length
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(rows.map(({ text }) => draft.add(read(text))))
  const known: Known[] = rows.map(({ entry }, i) => ({ text: texts[i]!, entry }))
  const teach = createTeacher(entries, lexicon.size)
  const plan = planLearning(known, entries, lexicon.size)
  const classify = plan === null ? () => null : learnPlanned(plan, known, entries, teach)
  const model = buildModel(known, entries, lexicon, language, classify)
  const written = rows.map(({ text }) => text)
  const strangers = createStrangers(written, language, STRANGERS).map(text => count(read(text), lexicon))
  const rehearsed = rehearse(known, {
    ...{ entries, lexicon, language, strangers, teach },
    ...{ most: MOST_REHEARSING, rounds: plan?.rounds ?? 0 },
  })
  return {
    ...{ lexicon, model },
    judgement: judge(rehearsed, { entries, questions: known.length, isLearned: plan !== null }, wrongAtMost),
    repairs: learnRepairs(written, language),
    written: readWritten(rows),
    codes: readCodes(all),
    asked: askedEntries(all),
  }
}
