import { randomUUID } from 'node:crypto'
import { createEngine, patchLearned, withCodesOf } from '../bot/build-engine.ts'
import type { BuildEngine, Engine } from '../bot/engine.ts'
import type { BotEntry, Language, Synonyms } from '../bot/entry.ts'
import type { KnowledgeContent } from './content.ts'
import { rememberedHash, shortHash } from './content-version.ts'
import { createContentPublisher, type PublishedContent } from './publish-content.ts'

const LANGUAGES: readonly Language[] = ['zh', 'en']

/** What an engine learned from one language's questions; `key` names those questions and synonyms. Plain data. */
export interface LearnedOf {
  readonly key: string
  readonly data: unknown
  /**
   * Names the patching by which it was put together from what was learned from nearly the same questions; good until
   * these are learned. No two have the same.
   */
  readonly patch?: string
}
export type Learned = { readonly [language in Language]?: LearnedOf }
export type Engines = { readonly [language in Language]?: Engine }

export interface BuiltEngines {
  readonly engines: Engines
  readonly learned: Learned
}

type Asked = Pick<PublishedContent, 'botEntries' | 'synonyms' | 'wrongAnswersAtMost'>

/** Builds an engine for each language that has entries. Fast for a language of which some former `learned` still fits, else seconds. */
export function buildEngines(
  asked: Asked,
  former: Learned | readonly Learned[] = {},
  build: BuildEngine = createEngine,
): BuiltEngines {
  const engines: { [language in Language]?: Engine } = {}
  const learned: { [language in Language]?: LearnedOf } = {}
  const { wrongAnswersAtMost } = asked
  for (const { language, own, synonyms, key } of partsOf(asked)) {
    const known = [former].flat().find(each => each[language]?.key === key)?.[language]
    const engine = build(own, { synonyms, wrongAnswersAtMost, ...(known ? { learned: known.data } : {}) })
    engines[language] = engine
    learned[language] = { key, data: engine.learned() }
  }
  return { engines, learned }
}

/** Opens the engines of what was learned from these very entries: at once, whatever their number. */
export function openEngines({ botEntries, synonyms, wrongAnswersAtMost }: Asked, learned: Learned): Engines {
  const engines: { [language in Language]?: Engine } = {}
  for (const language of LANGUAGES) {
    const data = learned[language]?.data
    if (data === undefined) continue
    const own = botEntries.filter(entry => entry.language === language)
    const options = { synonyms: synonyms[language], wrongAnswersAtMost }
    engines[language] = createEngine(own, { ...options, learned: data, isLearnedOfThese: true })
  }
  return engines
}

/** What must be learned for these entries, from `former` alone; null when some language of it has to be learned anew. */
export function learnedBefore(asked: Asked, former: Learned): Learned | null {
  const parts = partsOf(asked)
  return parts.every(({ language, key }) => former[language]?.key === key)
    ? Object.fromEntries(
        parts.map(({ language, own }) => {
          const before = former[language]!
          return [language, { ...before, data: withCodesOf(own, before.data) }]
        }),
      )
    : null
}

/** The same where little has changed since: what has is put in, within milliseconds. Null when too much has. */
export function learnedNearly(asked: Asked, former: Learned): Learned | null {
  const learned: { [language in Language]?: LearnedOf } = {}
  for (const { language, key, own, synonyms } of partsOf(asked)) {
    const before = former[language]
    if (before?.key === key) learned[language] = { ...before, data: withCodesOf(own, before.data) }
    else {
      const data = patchLearned(own, before?.data, { synonyms, wrongAnswersAtMost: asked.wrongAnswersAtMost })
      if (data === null) return null
      learned[language] = { key, data, patch: randomUUID() }
    }
  }
  return learned
}

export const isPatched = (learned: Learned): boolean =>
  LANGUAGES.some(language => learned[language]?.patch !== undefined)

/** What was learned in earnest. */
export function withoutPatches(learned: Learned): Learned {
  return Object.fromEntries(Object.entries(learned).filter(([, each]) => each.patch === undefined))
}

/** Two that have the same name are of the same data. */
export const nameOfLearned = (learned: Learned): string =>
  LANGUAGES.map(language => `${learned[language]?.key} ${learned[language]?.patch}`).join('\n')

function partsOf({ botEntries, synonyms, wrongAnswersAtMost }: Asked) {
  return LANGUAGES.flatMap(language => {
    const own = botEntries.filter(entry => entry.language === language)
    return own.length === 0
      ? []
      : [{ language, own, synonyms: synonyms[language], key: keyOf(own, synonyms[language], wrongAnswersAtMost) }]
  })
}

/** An answer, a category or a keyword is nothing that is learned from. */
const nameOfQuestions = rememberedHash<BotEntry>(({ id, questions }) => [id, ...questions])

function keyOf(own: readonly BotEntry[], synonyms: Synonyms, wrongAnswersAtMost: number): string {
  return shortHash({ questions: own.map(nameOfQuestions), synonyms, wrongAnswersAtMost })
}

/** The entries as the engine sees them, sorted by id so that moving one between files changes nothing. */
export function botEntries(content: KnowledgeContent, today: string): readonly BotEntry[] {
  return createContentPublisher()(content, today).botEntries
}
