import type { BuildEngine, Candidate, Match } from './engine.ts'
import type { BotEntry } from './entry.ts'
import { explanationOf } from './explain.ts'
import { confidenceOf } from './learn/calibration.ts'
import { cluesOf } from './learn/clues.ts'
import { keep, nameOf, restore } from './learn/keep.ts'
import { learn } from './learn/learn.ts'
import { type Ranked, rank } from './learn/ranker.ts'
import { createCodeGuard, readCodes } from './match/code-guard.ts'
import { createEvidenceFinder } from './match/evidence.ts'
import { readText } from './match/features.ts'
import { count } from './match/lexicon.ts'
import { createRepairer, type Repair } from './match/repair.ts'
import { createSynonymFinder, type SynonymHit } from './match/synonym-groups.ts'
import { entryThatSays } from './match/written-questions.ts'
import { normalize } from './text/normalize.ts'

const WRONG_ANSWERS_AT_MOST = 0.05
const MOST_CANDIDATES = 5
/** Raised whenever the code learns otherwise from the same entries, so that older results are not restored. */
const LEARNING_VERSION = 12
/** An unknown code of a known kind takes most of the confidence: what helps with E3 is no answer for E7. */
const UNKNOWN_CODE = 0.2

/** The very words of a known question leave little doubt. */
const WORD_FOR_WORD = 0.97

/** All that was seen in one query. */
export interface Look {
  readonly match: Match
  readonly ranked: readonly Ranked[]
  readonly repairs: readonly Repair[]
  readonly synonyms: readonly SynonymHit[]
}

export const createEngine: BuildEngine = (entries, options = {}) => {
  const language = entries[0]?.language ?? 'zh'
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  const synonymsIn = createSynonymFinder(options.synonyms ?? [])
  const read = (text: string) => readText(text, language, found => synonymsIn(found).map(({ group }) => group))
  const wrongAtMost = options.wrongAnswersAtMost ?? WRONG_ANSWERS_AT_MOST

  function learnt() {
    const isTrusted = options.isLearnedOfThese === true
    const trusted = isTrusted ? restore(options.learned, null) : null
    if (trusted !== null) return { of: (options.learned as { of: string }).of, ...trusted }
    const rows = sorted.flatMap((one, entry) =>
      questionsOf(one).map(question => ({ entry, question, text: normalize(question) })),
    )
    const of = nameOf([
      `${LEARNING_VERSION} ${language} ${wrongAtMost}`,
      JSON.stringify(options.synonyms ?? []),
      ...rows.flatMap(({ entry, question }) => [sorted[entry]!.id, question]),
    ])
    const restored = restore(options.learned, of)
    // Keywords are no part of what was learned, but of the codes.
    if (restored !== null) return { of, ...restored, codes: readCodes(sorted) }
    return { of, ...learn({ language, entries: sorted, rows, read, wrongAtMost }) }
  }

  const { of, ...known } = learnt()
  const { lexicon, model, judgement } = known
  const findEvidence = createEvidenceFinder(model)
  const repair = createRepairer(known.repairs)
  const guard = createCodeGuard(known.codes)

  function look(query: string): Look {
    const { text, repairs } = repair(normalize(query))
    const counted = count(read(text), lexicon)
    if (counted.ids.length === 0 && counted.meaningWords.length === 0) {
      return { match: { top: [] }, ranked: [], repairs, synonyms: [] }
    }
    const findings = findEvidence(counted)
    const { ranked, isUnknownCode } = guard(rank(findings, judgement.rankWeights), counted.codes)
    const trust = isUnknownCode ? UNKNOWN_CODE : 1
    const isWritten = ranked[0] !== undefined && entryThatSays(known.written, text) === ranked[0].evidence.entry
    const guessed = confidenceOf(cluesOf(findings, ranked, sorted.length), judgement.calibration)
    const confidence = (isWritten ? Math.max(guessed, WORD_FOR_WORD) : guessed) * trust
    return { match: { top: candidatesOf(ranked, confidence) }, ranked, repairs, synonyms: synonymsIn(text) }
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
        text: normalize(text),
        language,
        questionAt,
        idAt: place => sorted[place]!.id,
        lookAt: look,
      })
      return explanation ? { match: seen.match, explanation } : null
    },
    answerFrom: judgement.answerFrom,
    askFrom: judgement.askFrom,
    learned: () => keep(of, known),
  }
}

/** The same for entries of which other things than the questions may have changed. */
export function withCodesOf(entries: readonly BotEntry[], learned: unknown): unknown {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { ...(learned as object), codes: readCodes(sorted) }
}

/** An entry's questions as the engine numbers them. */
const questionsOf = ({ questions }: BotEntry): string[] => [...new Set(questions)].sort()
