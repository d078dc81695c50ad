import type { Answer, Suggestion } from '../decision.ts'
import type { Candidate } from '../engine.ts'
import type { BotEntry, Language } from '../entry.ts'
import { answerOf, createAsking, type Engines } from './ask-engines.ts'
import { asksSomething } from './asks-something.ts'
import { createDoubt } from './doubt.ts'
import { followUpOf } from './follow-up.ts'
import { createParting, MOST_QUESTIONS } from './part-questions.ts'
import { type Context, createContextReader } from './read-in-context.ts'
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

export interface Finder {
  find(text: string, context: Context): Found
  /** Things that the text speaks of. */
  subjectsIn(text: string): readonly string[]
  likeliest(text: string): Candidate | null
  suggest(text: string, count: number): Suggestion[]
}

interface Several {
  /** One each for parts that are sure by themselves, in the order asked. */
  readonly answers: readonly Answer[]
  readonly open: readonly Unsure[]
  /** Whether the last of the answers is for a question, and not for what led to one. */
  readonly isQuestion: boolean
}

const NOT_SEVERAL: Several = { answers: [], open: [], isQuestion: false }

interface QuestionOfStory {
  /** What it likeliest means. */
  readonly meant: readonly Candidate[]
  /** All that it may mean at all: worth a choice where the whole story makes it likely. */
  readonly thoughtOf: ReadonlySet<string>
}

const NO_QUESTION: QuestionOfStory = { meant: [], thoughtOf: new Set() }

/** Parts of a message that are looked at at all. */
const MOST_PARTS = 20
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
  const asking = createAsking(engines, createDoubt(entryById, subjectsIn))
  const { ask, sureAnswer } = asking
  const questionsOf = createParting(asking, entryById)
  const inContext = createContextReader(asking, entryById, subjectsIn)

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

  /** "我昨天买的空调，能退吗": what the last question by itself may mean. It is offered: the story may make it another one. */
  function questionOfStory(text: string, language: Language | null): QuestionOfStory {
    const clauses = text.split(/[,，]/u).map(clause => clause.trim())
    const question = clauses.length < 2 ? undefined : clauses.findLast(asks)
    const asked = question === undefined ? null : ask(question, language)
    if (asked === null) return NO_QUESTION
    const meant = asked.top.filter(({ confidence }) => confidence >= asked.engine.askFrom)
    const sure = meant.reduce((sum, { confidence }) => sum + confidence, 0)
    if (sure < OFFERED_FROM) return NO_QUESTION
    const likely = meant.filter(({ confidence }) => confidence >= meant[0]!.confidence * BESIDE)
    return {
      meant: likely.map(({ id, confidence }) => ({ id, confidence: confidence * TRUST_IN_PART })),
      thoughtOf: new Set(asked.top.map(({ id }) => id)),
    }
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
      const { meant, thoughtOf } = isUnsure ? questionOfStory(text, language) : NO_QUESTION
      const likeliest = meant[0]?.confidence ?? 0
      if (likeliest <= surest) return found(whatIsSure, top)
      const isMeant = new Set(meant.map(({ id }) => id))
      const isBeside = ({ id, confidence }: Candidate) =>
        confidence >= likeliest * BESIDE || (confidence >= askFrom && thoughtOf.has(id))
      const beside = top.filter(one => !isMeant.has(one.id) && isBeside(one))
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

const asks = (clause: string): boolean => asksSomething({ text: clause, isMarked: false })
