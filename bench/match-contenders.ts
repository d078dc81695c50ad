import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { createEngine } from '../bot/build-engine.ts'
import type { Scored } from './match-score.ts'
import type { MatchSet } from './match-sets.ts'

type Answerer = (text: string) => Scored['top'] | Promise<Scored['top']>
export interface Contender {
  readonly name: string
  /** Builds over a set's knowledge; resolves to null when the package is not installed. */
  build(set: MatchSet): Promise<Answerer | null>
}

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
  return found.filter(({ id }) => !seen.has(id) && seen.add(id)).slice(0, 5)
}

const switchboard: Contender = {
  name: 'Switchboard',
  async build({ kb, lang }) {
    const questions = new Map<string, string[]>()
    for (const { id, text } of kb) questions.set(id, [...(questions.get(id) ?? []), text])
    const engine = createEngine([...questions].map(([id, own]) => ({ id, language: lang, questions: own })))
    return text => engine.match(text).top
  },
}

const fuse: Contender = {
  name: 'fuse.js',
  async build({ kb }) {
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

interface Bayes {
  addDocument(tokens: string[], label: string): void
  train(): void
  getClassifications(tokens: string[]): { label: string; value: number }[]
}

const bayes: Contender = {
  name: 'natural Bayes',
  async build({ kb }) {
    const path = 'natural/lib/natural/classifiers/bayes_classifier.js'
    const { default: BayesClassifier } = (await import(path)) as { default: new () => Bayes }
    const classifier = new BayesClassifier()
    for (const { id, text } of kb) classifier.addDocument(tokensOf(text), id)
    classifier.train()
    return text => {
      const found = classifier.getClassifications(tokensOf(text))
      const sum = found.reduce((total, { value }) => total + value, 0)
      return found.slice(0, 5).map(({ label, value }) => ({ id: label, confidence: sum > 0 ? value / sum : 0 }))
    }
  },
}

interface NlpManager {
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<void>
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>
}

/** No dependency of this project; measured where somebody has installed node-nlp. */
const nlpJs: Contender = {
  name: 'NLP.js',
  async build({ kb, lang }) {
    const path = 'node-nlp'
    const found = (await import(path).catch(() => null)) as { NlpManager: new (options: object) => NlpManager } | null
    if (found === null) return null
    const manager = new found.NlpManager({ languages: [lang], nlu: { log: false }, autoSave: false })
    for (const { id, text } of kb) manager.addDocument(lang, text, id)
    await manager.train()
    return async text => {
      const { classifications } = await manager.process(lang, text)
      return classifications.slice(0, 5).map(({ intent, score }) => ({ id: intent, confidence: score }))
    }
  },
}

export const contenders: readonly Contender[] = [switchboard, fuse, minisearch, bayes, nlpJs]
