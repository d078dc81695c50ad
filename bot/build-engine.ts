import { type BuildEngine, type Candidate, type EngineOptions, type Match, WRONG_ANSWERS_AT_MOST } from './engine.ts'
import type { BotEntry } from './entry.ts'
import { explanationOf } from './explain.ts'
import { nameOfQuestions, questionsOf } from './learn/asked-entries.ts'
import { confidenceOf } from './learn/calibration.ts'
import { cluesOf } from './learn/clues.ts'
import { type Kept, type KeptNames, keep, type Learnt, nameOf, restore } from './learn/keep.ts'
import { learn } from './learn/learn.ts'
import { patch } from './learn/patch.ts'
import { type Ranked, rank } from './learn/ranker.ts'
import { createCodeGuard, readCodes } from './match/code-guard.ts'
import { createEvidenceFinder } from './match/evidence.ts'
import { readText } from './match/features.ts'
import { count } from './match/lexicon.ts'
import { createOppositesGuard } from './match/opposites-guard.ts'
import { createRepairer, type Repair } from './match/repair.ts'
import { createSynonymFinder, type SynonymHit } from './match/synonym-groups.ts'
import { entryThatSays } from './match/written-questions.ts'
import { asAsked } from './text/courtesies.ts'

const MOST_CANDIDATES = 5
/** Raised whenever the code learns otherwise from the same entries, so that older results are not restored. */
const LEARNING_VERSION = 29
/** The very words of a known question leave little doubt. */
const WORD_FOR_WORD = 0.99

/** All that was seen in one query. */
export interface Look {
  readonly match: Match
  readonly ranked: readonly Ranked[]
  readonly repairs: readonly Repair[]
  readonly synonyms: readonly SynonymHit[]
  /** Entries that say the opposite, among the first. */
  readonly opposites: ReadonlySet<number>
  readonly asksUnknownCode: boolean
}

export const createEngine: BuildEngine = (entries, options = {}) => {
  const lessons = lessonsOf(entries, options)
  const { sorted, language, synonymsIn, read } = lessons
  const { names, known } = restored(lessons, options) ?? learned(lessons)
  const { lexicon, model, judgement } = known
  const findEvidence = createEvidenceFinder(model)
  const repair = createRepairer(known.repairs)
  const guard = createCodeGuard(known.codes)
  const checkOpposites = createOppositesGuard(sorted)
  // Unpacks the tables of words now, and not while a shopper waits.
  read('')

  function look(query: string): Look {
    const { text, repairs } = repair(asAsked(query))
    const counted = count(read(text), lexicon)
    if (counted.ids.length === 0 && counted.meaningWords.length === 0) {
      return { match: { top: [] }, ranked: [], repairs, synonyms: [], opposites: new Set(), asksUnknownCode: false }
    }
    const findings = findEvidence(counted)
    const coded = guard(rank(findings, judgement.rankWeights), counted.codes)
    const { ranked, trust, against } = checkOpposites(coded.ranked, text)
    const isWritten = ranked[0] !== undefined && entryThatSays(known.written, text) === ranked[0].evidence.entry
    const guessed = confidenceOf(cluesOf(findings, ranked, sorted.length), judgement.calibration)
    const favoured = (guessed * coded.favour) / (guessed * coded.favour + 1 - guessed)
    const confidence = isWritten ? WORD_FOR_WORD * coded.trust : favoured * coded.trust * trust
    return {
      match: { top: candidatesOf(ranked, confidence) },
      ranked,
      repairs,
      synonyms: synonymsIn(text),
      opposites: against,
      asksUnknownCode: coded.trust < 1,
    }
  }

  /** The rest of the confidence is shared among the others by their probabilities. */
  function candidatesOf(ranked: readonly Ranked[], confidence: number): Candidate[] {
    const first = ranked[0]?.probability ?? 0
    return ranked.slice(0, MOST_CANDIDATES).map(({ evidence, probability }, place) => {
      const share = Math.min(1, probability / Math.max(1e-9, 1 - first))
      return {
        id: sorted[evidence.entry]!.id,
        confidence: place === 0 ? confidence : Math.min(confidence, (1 - confidence) * share),
      }
    })
  }

  function questionAt(place: number): string {
    const entry = model.entryOf[place]
    return entry === undefined ? '' : (questionsOf(sorted[entry]!)[place - model.firstQuestion[entry]!] ?? '')
  }

  return {
    match: text => look(text).match,
    explain(text, about) {
      const seen = look(text)
      const id = about ?? seen.match.top[0]?.id
      const entry = sorted.findIndex(one => one.id === id)
      const explanation = explanationOf(seen, entry, {
        text: asAsked(text),
        language,
        questionAt,
        idAt: place => sorted[place]!.id,
        lookAt: look,
      })
      return explanation ? { match: seen.match, explanation } : null
    },
    answerFrom: judgement.answerFrom,
    askFrom: judgement.askFrom,
    learned: () => keep(names, known),
  }
}

/**
 * What was learned from nearly the same entries, with what has changed put into its place: milliseconds instead of
 * seconds. Good for the time until it is learned from these: rarities, repairs and confidence are the former ones.
 *
 * @returns null when `former` does not fit, or too much has changed.
 */
export function patchLearned(
  entries: readonly BotEntry[],
  former: unknown,
  options: Pick<EngineOptions, 'synonyms' | 'wrongAnswersAtMost'> = {},
): unknown {
  const { sorted, settings, of, read } = lessonsOf(entries, options)
  const base = (former as Partial<Kept> | undefined)?.settings === settings ? restore(former, null) : null
  const patched = base === null ? null : patch(base, sorted, read)
  return patched === null ? null : keep({ of: of(), settings }, patched)
}

/** What was learned from these questions, for entries of which other things may have changed. */
export function withCodesOf(entries: readonly BotEntry[], learned: unknown): unknown {
  return { ...(learned as object), codes: readCodes(inOrder(entries)) }
}

type Lessons = ReturnType<typeof lessonsOf>

function lessonsOf(entries: readonly BotEntry[], options: EngineOptions) {
  const language = entries[0]?.language ?? 'zh'
  const sorted = inOrder(entries)
  const synonymsIn = createSynonymFinder(options.synonyms ?? [])
  const read = (text: string) => readText(text, language, found => synonymsIn(found).map(({ group }) => group))
  const wrongAtMost = options.wrongAnswersAtMost ?? WRONG_ANSWERS_AT_MOST
  const settings = nameOf([`${LEARNING_VERSION} ${language} ${wrongAtMost}`, JSON.stringify(options.synonyms ?? [])])
  const of = () => nameOf([settings, ...sorted.flatMap(one => [one.id, ...nameOfQuestions(one).map(String)])])
  return { language, sorted, synonymsIn, read, wrongAtMost, settings, of }
}

interface Named {
  readonly names: KeptNames
  readonly known: Learnt
}

function restored({ sorted, of }: Lessons, { learned: kept, isLearnedOfThese }: EngineOptions): Named | null {
  const known = restore(kept, isLearnedOfThese === true ? null : of())
  if (known === null) return null
  const { of: name, settings } = kept as Kept
  // Keywords are no part of what was learned, but of the codes.
  const codes = isLearnedOfThese === true ? known.codes : readCodes(sorted)
  return { names: { of: name, settings }, known: { ...known, codes } }
}

function learned({ language, sorted, read, wrongAtMost, settings, of }: Lessons): Named {
  const rows = sorted.flatMap((one, entry) => questionsOf(one).map(question => ({ entry, text: asAsked(question) })))
  return { names: { of: of(), settings }, known: learn({ language, entries: sorted, rows, read, wrongAtMost }) }
}

const inOrder = (entries: readonly BotEntry[]) => [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
