import { createEngine } from '../bot/build-engine.ts'
import type { BuildEngine, Engine } from '../bot/engine.ts'
import type { BotEntry, Language, Synonyms } from '../bot/entry.ts'
import type { KnowledgeContent } from './content.ts'
import { shortHash } from './content-version.ts'
import { createFactBook } from './fill-facts.ts'
import { liveEntries } from './live-entries.ts'
import { plainText } from './plain-text.ts'

const LANGUAGES: readonly Language[] = ['zh', 'en']

/** What an engine learned from one language's entries; `key` names those entries and synonyms. Plain data. */
export interface LearnedOf {
  readonly key: string
  readonly data: unknown
}
export type Learned = { readonly [language in Language]?: LearnedOf }

export interface BuiltEngines {
  readonly engines: { readonly [language in Language]?: Engine }
  readonly entries: readonly BotEntry[]
  readonly learned: Learned
}

/** Builds an engine for each language that has entries. Fast for a language of which some former `learned` still fits, else seconds. */
export function buildEngines(
  content: KnowledgeContent,
  today: string,
  former: Learned | readonly Learned[] = {},
  build: BuildEngine = createEngine,
): BuiltEngines {
  const entries = botEntries(content, today)
  const engines: { [language in Language]?: Engine } = {}
  const learned: { [language in Language]?: LearnedOf } = {}
  for (const language of LANGUAGES) {
    const own = entries.filter(entry => entry.language === language)
    if (own.length === 0) continue
    const synonyms = content.synonyms[language]
    const key = keyOf(own, synonyms)
    const known = [former].flat().find(each => each[language]?.key === key)?.[language]
    const engine = build(own, known ? { synonyms, learned: known.data } : { synonyms })
    engines[language] = engine
    learned[language] = known ?? { key, data: engine.learned() }
  }
  return { engines, entries, learned }
}

/** What must be learned for these entries, from `former` alone; null when some language of it has to be learned anew. */
export function learnedBefore(content: KnowledgeContent, today: string, former: Learned): Learned | null {
  const entries = botEntries(content, today)
  const fitting: { [language in Language]?: LearnedOf } = {}
  for (const language of LANGUAGES) {
    const own = entries.filter(entry => entry.language === language)
    if (own.length === 0) continue
    const known = former[language]
    if (known?.key !== keyOf(own, content.synonyms[language])) return null
    fitting[language] = known
  }
  return fitting
}

function keyOf(own: readonly BotEntry[], synonyms: Synonyms): string {
  return shortHash({ own, synonyms })
}

/** The entries as the engine sees them, sorted by id so that moving one between files changes nothing. */
export function botEntries(content: KnowledgeContent, today: string): BotEntry[] {
  const facts = createFactBook(content)
  return liveEntries(content, today)
    .map(entry => ({
      id: entry.id,
      language: entry.language,
      questions: [entry.question, ...entry.variants].map(text => facts.fill(text, entry.language)),
      answer: plainText(facts.fill(entry.answer, entry.language)),
      ...(entry.category ? { category: entry.category } : {}),
      keywords: entry.keywords,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
