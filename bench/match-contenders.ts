import type { Scored } from './match-score.ts'
import type { MatchSet } from './match-sets.ts'

type Answerer = (text: string) => Scored['top'] | Promise<Scored['top']>
export interface Contender {
  readonly name: string
  /** Loads the library and builds over a set's knowledge: memory and time of both count. */
  build(set: MatchSet): Promise<Answerer>
}

const MOST_CANDIDATES = 5

/** Chinese in overlapping pairs, anything else by words: what a user of these libraries would write first. */
function tokensOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? []).flatMap(run =>
    /\p{Script=Han}/u.test(run) && run.length > 1
      ? Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
      : [run],
  )
}

/** The best row of each entry, best first. */
function bestByEntry(found: readonly { id: string; confidence: number }[]): Scored['top'] {
  const seen = new Set<string>()
  return found.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, MOST_CANDIDATES)
}

const switchboard: Contender = {
  name: 'Switchboard',
  async build({ kb, lang }) {
    const { createEngine } = await import('../bot/build-engine.ts')
    const questions = new Map<string, string[]>()
    for (const { id, text } of kb) questions.set(id, [...(questions.get(id) ?? []), text])
    const engine = createEngine([...questions].map(([id, own]) => ({ id, language: lang, questions: own })))
    return text => engine.match(text).top
  },
}

const fuse: Contender = {
  name: 'fuse.js',
  async build({ kb }) {
    const { default: Fuse } = await import('fuse.js')
    const index = new Fuse([...kb], { keys: ['text'], includeScore: true, ignoreLocation: true, threshold: 0.6 })
    return text =>
      bestByEntry(
        index.search(text, { limit: 30 }).map(({ item, score }) => ({ id: item.id, confidence: 1 - (score ?? 1) })),
      )
  },
}

const minisearch: Contender = {
  name: 'minisearch',
  async build({ kb }) {
    const { default: MiniSearch } = await import('minisearch')
    const index = new MiniSearch({ fields: ['text'], storeFields: ['entry'], tokenize: tokensOf })
    index.addAll(kb.map(({ id, text }, place) => ({ id: place, entry: id, text })))
    return text =>
      bestByEntry(
        index
          .search(text, { fuzzy: 0.2, prefix: true })
          .slice(0, 30)
          .map(({ entry, score }) => ({ id: String(entry), confidence: score / (score + 10) })),
      )
  },
}

interface BayesClassifier {
  addDocument(tokens: string[], label: string): void
  train(): void
  getClassifications(tokens: string[]): { label: string; value: number }[]
}

const bayes: Contender = {
  name: 'natural (Bayes)',
  async build({ kb }) {
    const path = 'natural/lib/natural/classifiers/bayes_classifier.js'
    const { default: Bayes } = (await import(path)) as { default: new () => BayesClassifier }
    const classifier = new Bayes()
    for (const { id, text } of kb) classifier.addDocument(tokensOf(text), id)
    classifier.train()
    return text => {
      const found = classifier.getClassifications(tokensOf(text))
      const sum = found.reduce((total, { value }) => total + value, 0)
      return found
        .slice(0, MOST_CANDIDATES)
        .map(({ label, value }) => ({ id: label, confidence: sum > 0 ? value / sum : 0 }))
    }
  },
}

interface Nlp {
  readonly settings: { autoSave: boolean; log: boolean }
  addLanguage(language: string): void
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<void>
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>
}
interface NlpContainer {
  use(plugin: unknown): void
  get(name: 'nlp'): Nlp
}

const nlpJs: Contender = {
  name: 'NLP.js',
  async build({ kb, lang }) {
    const [core, nlpModule, zh, en] = await Promise.all(
      ['@nlpjs/core', '@nlpjs/nlp', '@nlpjs/lang-zh', '@nlpjs/lang-en'].map(
        path => import(path) as Promise<Record<string, unknown>>,
      ),
    )
    const container = await (core!.containerBootstrap as () => Promise<NlpContainer>)()
    for (const plugin of [nlpModule!.Nlp, zh!.LangZh, en!.LangEn]) container.use(plugin)
    const nlp = container.get('nlp')
    Object.assign(nlp.settings, { autoSave: false, log: false, nlu: { log: false } })
    nlp.addLanguage(lang)
    for (const { id, text } of kb) nlp.addDocument(lang, text, id)
    await nlp.train()
    return async text => {
      const { classifications } = await nlp.process(lang, text)
      return classifications
        .filter(({ intent }) => intent !== 'None')
        .slice(0, MOST_CANDIDATES)
        .map(({ intent, score }) => ({ id: intent, confidence: score }))
    }
  },
}

export const contenders: readonly Contender[] = [switchboard, fuse, bayes, nlpJs, minisearch]
