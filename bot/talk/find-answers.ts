import type { Answer, Explanation, Hints, Suggestion } from '../decision.ts'
import type { Candidate, Engine } from '../engine.ts'
import type { BotEntry, Language } from '../entry.ts'
import { bare } from '../match/written-questions.ts'
import { languageOf } from '../text/language.ts'
import { normalize } from '../text/normalize.ts'
import { asksSomething } from './asks-something.ts'
import { type Part, partsOf } from './clauses.ts'
import { createDoubt } from './doubt.ts'
import { followUpOf, isShort, subjectOf } from './follow-up.ts'
import { questionsApart, whatFollows } from './questions-apart.ts'
import { remembering } from './remembering.ts'
import { reweigh } from './reweigh.ts'
import { createSubjectFinder } from './subjects.ts'

/** A question of a message that nothing sure was found for. */
export interface Unsure {
  /** Normalized. */
  readonly text: string
  readonly candidates: readonly Candidate[]
  /** The same when it is read together with the questions before it. */
  readonly inContext: readonly Candidate[]
}

export interface Found {
  /** Sure answers, in the order asked; empty when nothing is sure. */
  readonly answers: readonly Answer[]
  /** Questions beside the answered ones; empty when nothing is sure. */
  readonly open: readonly Unsure[]
  /** Likeliest entries of the whole message, likeliest first. */
  readonly candidates: readonly Candidate[]
  /** Confidence from which asking back is worth it. */
  readonly askFrom: number
  /** Confidence from which a further choice is worth mentioning. */
  readonly mentionFrom: number
}

/** What was said before. */
export interface Context {
  readonly lastEntryId: string | null
  /** Things named by the shopper before, such as a product. */
  readonly subjects: readonly string[]
  /** Language of the conversation so far, for texts that could be either. */
  readonly language: Language | null
  readonly hints: Hints
}

export interface Finder {
  find(text: string, context: Context): Found
  /** Things that the text speaks of. */
  subjectsIn(text: string): readonly string[]
  likeliest(text: string): Candidate | null
  suggest(text: string, count: number): Suggestion[]
}

type Engines = { readonly [language in Language]?: Engine }

interface AskedEngine {
  readonly engine: Engine
  readonly top: readonly Candidate[]
}

interface Several {
  /** One each for parts that are sure by themselves, in the order asked. */
  readonly answers: readonly Answer[]
  readonly open: readonly Unsure[]
  /** Whether the last of the answers is for a question, and not for what led to one. */
  readonly isQuestion: boolean
}

const NOT_SEVERAL: Several = { answers: [], open: [], isQuestion: false }

interface InContext {
  readonly answer: Answer | null
  readonly top: readonly Candidate[]
}

/** Texts whose candidates are kept. */
const MOST_REMEMBERED = 500
/** Of one message. What goes beyond is left open. */
const MOST_QUESTIONS = 6
/** Parts of a message that are looked at at all. */
const MOST_PARTS = 20
/** Evidence taken from the conversation counts a little less than the shopper's own words. */
const TRUST_IN_CONTEXT = 0.9
/** What a part of a message means counts half: it never makes the bot answer. */
const TRUST_IN_PART = 0.5
/** How sure it has to be that one of these is meant by the question behind a story; less than an answer: they are offered. */
const OFFERED_FROM = 0.7
/** Of the confidence of the likeliest, what another meaning of the question, or of the whole story, needs to be offered beside it. */
const BESIDE = 0.5
/** Moves an entry before another that is hardly likelier; never makes the bot answer. */
const WORTH_OF_CATEGORY = 0.1
/** Of the confidence that a choice needs to be offered, what one beside it needs. */
const MENTIONED_SHARE = 0.5
/** A suggestion below this confidence is noise for an agent. */
const WORTH_SUGGESTING = 0.05

export function createFinder(
  engines: Engines,
  entryById: ReadonlyMap<string, BotEntry>,
  subjects: readonly string[],
): Finder {
  const subjectsIn = createSubjectFinder(subjects)
  const withDoubt = createDoubt(entryById, subjectsIn)

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

  /** The engine that is surest of the text, with its candidates. Shoppers ask the same things again and again. */
  const inEither = remembering(MOST_REMEMBERED, (text: string) => surestOf(text, null))
  const inChinese = remembering(MOST_REMEMBERED, (text: string) => surestOf(text, 'zh'))
  const ask = (text: string, language: Language | null) => (language === 'zh' ? inChinese(text) : inEither(text))

  function sureAnswer(text: string, language: Language | null): Answer | null {
    const asked = ask(text, language)
    const best = asked?.top[0]
    if (!asked || !best || best.confidence < asked.engine.answerFrom) return null
    return answerOf(asked.engine, text, best)
  }

  /** Questions of the knowledge that have a comma within; nobody needs them before a shopper types one. */
  let withCommas: ReadonlySet<string> | undefined
  function isWritten(text: string): boolean {
    withCommas ??= new Set(
      [...entryById.values()].flatMap(({ questions }) =>
        questions.flatMap(question => (/[,，]/u.test(question) ? [bare(normalize(question))] : [])),
      ),
    )
    return withCommas.has(bare(text))
  }

  /**
   * The parts of a message. One with commas is several questions when they ask for different things, of which two are
   * sure by themselves; one is enough when the whole makes no sense as a single question, or when it says no more than that
   * one while something is likely for another.
   */
  function questionsOf(text: string, language: Language | null): Part[] {
    return partsOf(text).flatMap((part, place) => {
      const apart =
        place < MOST_QUESTIONS ? questionsApart(part).flatMap(own => withMatterOfItsOwn(own, language)) : [part]
      if (apart.length < 2 || isWritten(part.text)) return [part]
      const alone = apart.slice(0, MOST_QUESTIONS)
      const sure = alone.flatMap(({ text: own }) => sureAnswer(own, language)?.entryId ?? [])
      const likely = alone.flatMap(({ text: own }) => ask(own, language)?.top[0] ?? []).filter(isLikely)
      const whole = ask(part.text, language)
      const best = whole?.top[0]
      const isSure = best !== undefined && best.confidence >= whole!.engine.answerFrom
      const isSeveral =
        new Set(sure).size >= 2 ||
        (sure.length > 0 && !isSure) ||
        (sure.length > 0 && new Set(likely.map(({ id }) => id)).size >= 2 && sure.includes(best!.id))
      return isSeveral ? apart : [part]
    })
  }

  /** What follows a question is another one, if it is sure by itself and about something else; mostly it belongs to it. */
  function withMatterOfItsOwn(part: Part, language: Language | null): readonly Part[] {
    const both = whatFollows(part)
    if (both === null) return [part]
    const [asked, further] = both.map(({ text }) => sureAnswer(text, language)?.entryId)
    if (asked === undefined || further === undefined) return [part]
    return entryById.get(asked)?.category === entryById.get(further)?.category ? [part] : both
  }

  /** Each question may lean on those before it: "空调保修多久？安装呢？". */
  function severally(text: string, language: Language | null): Several {
    const parts = questionsOf(text, language)
    if (parts.length < 2) return NOT_SEVERAL
    const answers: Answer[] = []
    const open: Unsure[] = []
    let isQuestion = false
    let subjects: readonly string[] = []
    for (const [place, part] of parts.entries()) {
      if (place >= MOST_QUESTIONS) {
        if (place < MOST_PARTS && asksSomething(part)) open.push({ text: part.text, candidates: [], inContext: [] })
        continue
      }
      const before = { lastEntryId: answers.at(-1)?.entryId ?? null, subjects, language, hints: {} }
      const inItself = sureAnswer(part.text, language)
      const followed = inItself === null ? inContext(part.text, before) : null
      const answer = inItself ?? followed?.answer
      subjects = [...subjectsIn(part.text), ...subjects].slice(0, 1)
      if (!answer) {
        const candidates = ask(part.text, language)?.top ?? []
        if (asksSomething(part)) open.push({ text: part.text, candidates, inContext: followed?.top ?? [] })
      } else if (!answers.some(({ entryId }) => entryId === answer.entryId)) {
        answers.push(answer)
        isQuestion = asksSomething(part)
      }
    }
    return { answers, open, isQuestion }
  }

  /** What a message says as a whole and in its parts, put together. A story and its question have one answer, not two. */
  function together(one: Answer | null, { answers, open, isQuestion }: Several, askFrom: number) {
    const meantBy = (id: string, { candidates }: Unsure) =>
      candidates.some(candidate => candidate.id === id && candidate.confidence >= askFrom)
    const isPart = one !== null && answers.some(({ entryId }) => entryId === one.entryId)
    const isOfOpen = one !== null && open.some(part => meantBy(one.entryId, part))
    const own =
      answers.length >= 2 || isPart || one === null
        ? answers
        : answers.length === 1 && isQuestion
          ? [...answers, ...(isOfOpen ? [one] : [])]
          : [one]
    // Of several that it may mean, one that was answered does not settle it.
    const left = open.filter(
      part => !own.some(({ entryId }) => part.candidates[0]?.id === entryId && meantBy(entryId, part)),
    )
    return { answers: own, open: own.length > 0 ? left : [] }
  }

  /**
   * A follow-up, or a short question that names no thing of its own, is read together with what was spoken of before.
   * The last entry itself is not repeated to a follow-up.
   */
  function inContext(text: string, { lastEntryId, subjects, language }: Context): InContext | null {
    const last = lastEntryId === null ? undefined : entryById.get(lastEntryId)
    const matter = followUpOf(text)
    const rest = matter ?? (isShort(text) ? text : null)
    if (rest === null) return null
    const named = subjectsIn(rest)
    if (named.length === 0 && subjects.length > 0) return readAs(`${subjects.join(' ')} ${rest}`)
    if (!last || matter === null) return null
    // "那空调呢": the last question again, of another thing
    if (named[0] === matter) return readAs(`${matter} ${withoutSubjects(last.questions[0] ?? '')}`)
    return readAs(`${subjectOf(last)} ${matter}`)

    function readAs(read: string): InContext | null {
      const asked = ask(read, language)
      if (!asked) return null
      const top = asked.top
        .filter(candidate => matter === null || candidate.id !== lastEntryId)
        .map(({ id, confidence }) => ({ id, confidence: confidence * TRUST_IN_CONTEXT }))
      const best = top[0]
      // Who asks on has said what it is about; for a short text that is only likely.
      const trust = matter === null ? 1 : TRUST_IN_CONTEXT
      if (!best || best.confidence < asked.engine.answerFrom * trust) return { answer: null, top }
      return { answer: answerOf(asked.engine, read, best), top }
    }
  }

  /** "我昨天买的空调，能退吗": what the last question by itself may mean. It is offered: the story may make it another one. */
  function questionOfStory(text: string, language: Language | null): readonly Candidate[] {
    const clauses = text.split(/[,，]/u).map(clause => clause.trim())
    const question = clauses.length < 2 ? undefined : clauses.findLast(asks)
    const asked = question === undefined ? null : ask(question, language)
    if (asked === null) return []
    const meant = asked.top.filter(({ confidence }) => confidence >= asked.engine.askFrom)
    const sure = meant.reduce((sum, { confidence }) => sum + confidence, 0)
    if (sure < OFFERED_FROM) return []
    return meant
      .filter(({ confidence }) => confidence >= meant[0]!.confidence * BESIDE)
      .map(({ id, confidence }) => ({ id, confidence: confidence * TRUST_IN_PART }))
  }

  function withoutSubjects(question: string): string {
    const plain = normalize(question)
    return subjectsIn(plain).reduce((left, subject) => left.replace(subject, ' '), plain)
  }

  /** Of candidates that are about as likely, those of the category that was spoken of come first. */
  function closestFirst(
    candidates: readonly Candidate[],
    askFrom: number,
    lastEntryId: string | null,
  ): readonly Candidate[] {
    const category = lastEntryId === null ? undefined : entryById.get(lastEntryId)?.category
    if (category === undefined) return candidates
    const worth = ({ id, confidence }: Candidate) =>
      confidence + (confidence >= askFrom && entryById.get(id)?.category === category ? WORTH_OF_CATEGORY : 0)
    return [...candidates].sort((a, b) => worth(b) - worth(a))
  }

  return {
    find(text, context) {
      const { language, lastEntryId, hints } = context
      const whole = ask(text, language)
      const top = reweigh(whole?.top ?? [], hints)
      const askFrom = whole?.engine.askFrom ?? 1
      const found = ({ answers, open }: Pick<Found, 'answers' | 'open'>, candidates: readonly Candidate[]): Found => ({
        answers,
        open,
        candidates: closestFirst(candidates, askFrom, lastEntryId),
        askFrom,
        mentionFrom: askFrom * MENTIONED_SHARE,
      })
      const surest = top[0]?.confidence ?? 0
      const one = whole !== null && surest >= whole.engine.answerFrom ? answerOf(whole.engine, text, top[0]!) : null
      const followed = one !== null && followUpOf(text) === null ? null : inContext(text, context)
      if (followed && (followed.top[0]?.confidence ?? 0) > surest) {
        return found({ answers: followed.answer ? [followed.answer] : [], open: [] }, followed.top)
      }
      const whatIsSure = together(one, severally(text, language), askFrom)
      const isUnsure = whatIsSure.answers.length === 0 && whatIsSure.open.length === 0
      const meant = isUnsure ? questionOfStory(text, language) : []
      const likeliest = meant[0]?.confidence ?? 0
      if (likeliest <= surest) return found(whatIsSure, top)
      const isMeant = new Set(meant.map(({ id }) => id))
      const beside = top.filter(({ id, confidence }) => !isMeant.has(id) && confidence >= likeliest * BESIDE)
      return found(whatIsSure, [...meant, ...beside])
    },
    subjectsIn,
    likeliest: text => ask(text, null)?.top[0] ?? null,
    suggest(text, count) {
      const asked = ask(text, null)
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

/** Likelier than not. */
const isLikely = ({ confidence }: Candidate): boolean => confidence >= 0.5

const asks = (clause: string): boolean => asksSomething({ text: clause, isMarked: false })

const UNEXPLAINED: Explanation = { words: [], repairs: [], matchedQuestion: '', runnerUp: null, margin: 0 }

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

function answerOf(engine: Engine, text: string, candidate: Candidate): Answer {
  return new FoundAnswer(candidate, () => engine.explain(text, candidate.id)?.explanation)
}
