import type { Answer, Explanation } from '../decision.ts'
import type { Candidate, Engine } from '../engine.ts'
import type { Language } from '../entry.ts'
import { languageOf } from '../text/language.ts'
import { remembering } from './remembering.ts'

export type Engines = { readonly [language in Language]?: Engine }

export interface AskedEngine {
  readonly engine: Engine
  readonly top: readonly Candidate[]
}

export interface Asking {
  /**
   * The engine that is surest of the text, with its candidates; null where there is none.
   *
   * @param language of the conversation so far, for texts that could be either.
   */
  ask(text: string, language: Language | null): AskedEngine | null
  /** Only if it is sure enough to be given. */
  sureAnswer(text: string, language: Language | null): Answer | null
}

/** Texts whose candidates are kept: shoppers ask the same things again and again. */
const MOST_REMEMBERED = 500

/** @param withDoubt takes something off the confidence of candidates that the text speaks against. */
export function createAsking(
  engines: Engines,
  withDoubt: (text: string, top: readonly Candidate[]) => readonly Candidate[],
): Asking {
  /** Engines that may understand the text, the likelier language first. */
  function enginesFor(text: string, language: Language | null): Engine[] {
    const { zh, en } = engines
    const written = languageOf(text)
    const byLikelihood = written === 'zh' ? [zh] : written === 'en' ? [en] : language === 'zh' ? [zh, en] : [en, zh]
    const able = byLikelihood.filter(engine => engine !== undefined)
    return able.length > 0 ? able : [zh, en].filter(engine => engine !== undefined)
  }

  function surestOf(text: string, language: Language | null): AskedEngine | null {
    const asked = enginesFor(text, language).map(engine => ({ engine, top: withDoubt(text, engine.match(text).top) }))
    asked.sort((a, b) => (b.top[0]?.confidence ?? 0) - (a.top[0]?.confidence ?? 0))
    return asked[0] ?? null
  }

  const inEither = remembering(MOST_REMEMBERED, (text: string) => surestOf(text, null))
  const inChinese = remembering(MOST_REMEMBERED, (text: string) => surestOf(text, 'zh'))
  const ask = (text: string, language: Language | null) => (language === 'zh' ? inChinese(text) : inEither(text))

  function sureAnswer(text: string, language: Language | null): Answer | null {
    const asked = ask(text, language)
    const best = asked?.top[0]
    if (!asked || !best || best.confidence < asked.engine.answerFrom) return null
    return answerOf(asked.engine, text, best)
  }

  return { ask, sureAnswer }
}

const UNEXPLAINED: Explanation = { words: [], repairs: [], matchedQuestion: '', doubts: [], runnerUp: null, margin: 0 }

/** Finding the reasons takes longer than finding the answer: they are looked for when somebody reads them. */
class FoundAnswer implements Answer {
  readonly entryId: string
  readonly confidence: number
  readonly #explain: () => Explanation | undefined
  #told: Explanation | undefined

  constructor({ id, confidence }: Candidate, explain: () => Explanation | undefined) {
    this.entryId = id
    this.confidence = confidence
    this.#explain = explain
  }

  get explanation(): Explanation {
    this.#told ??= this.#explain() ?? UNEXPLAINED
    return this.#told
  }
}

export function answerOf(engine: Engine, text: string, candidate: Candidate): Answer {
  return new FoundAnswer(candidate, () => engine.explain(text, candidate.id)?.explanation)
}
