import type { Answer, Explanation, Suggestion } from '../decision.ts'
import type { Candidate, Engine } from '../engine.ts'
import type { BotEntry, Language } from '../entry.ts'
import { hanShare } from '../text/normalize.ts'
import { questionsOf } from './clauses.ts'
import { followUpOf, subjectOf } from './follow-up.ts'
import { remembering } from './remembering.ts'

export interface Found {
  /** Sure answers, in the order asked; empty when nothing is sure. */
  readonly answers: readonly Answer[]
  /** Likeliest entries of the whole message, likeliest first. */
  readonly candidates: readonly Candidate[]
  /** Confidence from which asking back is worth it. */
  readonly askFrom: number
  /** Confidence from which a further choice is worth mentioning. */
  readonly mentionFrom: number
}

export interface Finder {
  find(text: string, lastEntryId: string | null): Found
  likeliest(text: string): Candidate | null
  suggest(text: string, count: number): Suggestion[]
}

type Engines = { readonly [language in Language]?: Engine }

interface AskedEngine {
  readonly engine: Engine
  readonly top: readonly Candidate[]
}

/** Texts whose candidates are kept. */
const MOST_REMEMBERED = 500
const MOST_ANSWERS = 3
const MOST_QUESTIONS = 6
/** Evidence taken from the conversation counts a little less than the shopper's own words. */
const TRUST_IN_CONTEXT = 0.9
/** A suggestion below this confidence is noise for an agent. */
const WORTH_SUGGESTING = 0.05

export function createFinder(engines: Engines, entryById: ReadonlyMap<string, BotEntry>): Finder {
  /** Engines that may understand the text, the likelier language first. */
  function enginesFor(text: string): Engine[] {
    const { zh, en } = engines
    const byLikelihood = hanShare(text) > 0 ? [zh] : [en, zh]
    const able = byLikelihood.filter(engine => engine !== undefined)
    return able.length > 0 ? able : [zh, en].filter(engine => engine !== undefined)
  }

  /** The engine that is surest of the text, with its candidates. Shoppers ask the same things again and again. */
  const ask = remembering(MOST_REMEMBERED, (text: string): AskedEngine | null => {
    const asked = enginesFor(text).map(engine => ({ engine, top: engine.match(text).top }))
    asked.sort((a, b) => (b.top[0]?.confidence ?? 0) - (a.top[0]?.confidence ?? 0))
    return asked[0] ?? null
  })

  function sureAnswer(text: string): Answer | null {
    const asked = ask(text)
    const best = asked?.top[0]
    if (!asked || !best || best.confidence < asked.engine.answerFrom) return null
    return answerOf(asked.engine, text, best)
  }

  function severalAnswers(text: string): Answer[] {
    const parts = questionsOf(text).slice(0, MOST_QUESTIONS)
    if (parts.length < 2) return []
    const answers: Answer[] = []
    for (const part of parts) {
      const answer = sureAnswer(part)
      if (answer && !answers.some(({ entryId }) => entryId === answer.entryId)) answers.push(answer)
    }
    return answers.slice(0, MOST_ANSWERS)
  }

  /** A follow-up is read together with what was answered last; that entry itself is not repeated. */
  function inContext(text: string, lastEntryId: string | null): { answer: Answer | null; top: Candidate[] } | null {
    const last = lastEntryId === null ? undefined : entryById.get(lastEntryId)
    const matter = followUpOf(text)
    if (!last || matter === null) return null
    const read = `${subjectOf(last)} ${matter}`
    const asked = ask(read)
    if (!asked) return null
    const top = asked.top
      .filter(candidate => candidate.id !== last.id)
      .map(({ id, confidence }) => ({ id, confidence: confidence * TRUST_IN_CONTEXT }))
    const best = top[0]
    if (!best || best.confidence < asked.engine.answerFrom) return { answer: null, top }
    return { answer: answerOf(asked.engine, read, best), top }
  }

  return {
    find(text, lastEntryId) {
      const whole = ask(text)
      const askFrom = whole?.engine.askFrom ?? 1
      const found = (answers: readonly Answer[], candidates: readonly Candidate[]): Found => ({
        answers,
        candidates,
        askFrom,
        mentionFrom: askFrom / 3,
      })
      const followed = inContext(text, lastEntryId)
      const surest = whole?.top[0]?.confidence ?? 0
      if (followed && (followed.top[0]?.confidence ?? 0) > surest) {
        return found(followed.answer ? [followed.answer] : [], followed.top)
      }
      const several = severalAnswers(text)
      if (several.length >= 2) return found(several, whole?.top ?? [])
      const one = sureAnswer(text) ?? several[0]
      return found(one ? [one] : [], whole?.top ?? [])
    },
    likeliest: text => ask(text)?.top[0] ?? null,
    suggest(text, count) {
      const asked = ask(text)
      if (!asked) return []
      return asked.top
        .filter(({ confidence }) => confidence >= WORTH_SUGGESTING)
        .slice(0, count)
        .flatMap(({ id, confidence }) => {
          const explained = asked.engine.explain(text, id)
          return explained ? [{ entryId: id, confidence, explanation: explained.explanation }] : []
        })
    },
  }
}

const UNEXPLAINED: Explanation = { words: [], repairs: [], matchedQuestion: '', runnerUp: null, margin: 0 }

/** Finding the reasons takes longer than finding the answer: they are looked for when somebody reads them. */
function answerOf(engine: Engine, text: string, { id, confidence }: Candidate): Answer {
  let told: Explanation | undefined
  return {
    entryId: id,
    confidence,
    get explanation() {
      told ??= engine.explain(text, id)?.explanation ?? UNEXPLAINED
      return told
    },
  }
}
