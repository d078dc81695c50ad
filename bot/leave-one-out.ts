import type { BotEntry, Language, Synonyms } from './entry.ts'
import { rank } from './learn/ranker.ts'
import { createEvidenceFinder } from './match/evidence.ts'
import { readText } from './match/features.ts'
import { createLexicon } from './match/lexicon.ts'
import { buildModel } from './match/model.ts'
import { createSynonymFinder } from './match/synonym-groups.ts'
import { asAsked } from './text/courtesies.ts'

/** How many of an entry's own questions lead to it while they are not known themselves. */
export interface OwnQuestions {
  readonly id: string
  readonly asked: number
  readonly of: number
  readonly found: number
  /** The entry that most of the others lead to; null when nothing is like them. */
  readonly rival: string | null
}

/** Asked of each entry, spread over its questions. */
const MOST_ASKED = 6
/** An entry is asked about with this many of its questions unknown at a time; each further part costs a model. */
const PARTS = 3
/** What comes this near is offered to a shopper to choose from. */
const OFFERED = 3
/** Nothing is learned here: likeness alone decides. */
const WEIGHTS = [0, 15, 3, 0] as const

/**
 * Asks some questions of each entry of a bot that knows everything but them. Without learning, so that it takes a second
 * or two and not minutes: an entry that is not even among the likeliest few for most of them is hard to find for any bot.
 *
 * @param entries of one language.
 * @param isAsked which entries to look at; all if not given.
 */
export function leaveOneOut(
  entries: readonly BotEntry[],
  language: Language,
  synonyms: Synonyms,
  isAsked: (id: string) => boolean = () => true,
): OwnQuestions[] {
  const synonymsIn = createSynonymFinder(synonyms)
  const read = (text: string) => readText(asAsked(text), language, found => synonymsIn(found).map(hit => hit.group))
  const rows = entries.flatMap(({ id, questions }, entry) => {
    const own = [...new Set(questions)]
    const parts = own.length > 1 && isAsked(id) ? partsOf(own.length) : []
    return own.map((question, place) => ({ entry, question, part: parts[place] }))
  })
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(rows.map(({ question }) => draft.add(read(question))))
  const seen = new Map<number, { asked: number; found: number; rivals: number[] }>()
  for (let part = 0; part < PARTS; part++) {
    const asked = rows.flatMap((row, at) => (row.part === part ? [at] : []))
    if (asked.length === 0) continue
    const known = rows.flatMap(({ entry, part: own }, at) => (own === part ? [] : [{ text: texts[at]!, entry }]))
    const find = createEvidenceFinder(buildModel(known, entries.length, lexicon, language, () => null))
    for (const at of asked) {
      const { entry } = rows[at]!
      const nearest = rank(find(texts[at]!), WEIGHTS)
        .slice(0, OFFERED)
        .map(({ evidence }) => evidence.entry)
      const sum = seen.get(entry) ?? { asked: 0, found: 0, rivals: [] }
      seen.set(entry, sum)
      sum.asked++
      if (nearest.includes(entry)) sum.found++
      else if (nearest[0] !== undefined) sum.rivals.push(nearest[0])
    }
  }
  return [...seen].map(([entry, { asked, found, rivals }]) => {
    const rival = mostOften(rivals)
    const { id, questions } = entries[entry]!
    return { id, asked, of: questions.length, found, rival: rival === null ? null : entries[rival]!.id }
  })
}

/** In which part each question is asked; none for those that are not. The first is the title. */
function partsOf(questions: number): (number | undefined)[] {
  const count = Math.min(MOST_ASKED, questions)
  const parts: (number | undefined)[] = Array.from({ length: questions }, () => undefined)
  for (let i = 0; i < count; i++) parts[Math.floor((i * questions) / count)] = i % PARTS
  return parts
}

function mostOften(entries: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0] ?? null
}
