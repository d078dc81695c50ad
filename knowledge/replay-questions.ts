import { type Bot, newDialog } from '../bot/decision.ts'

export interface AskedQuestion {
  readonly text: string
  /** How often it was asked. */
  readonly count: number
}

/** What a question leads to: the entries that answer it; none when it is not answered. */
export type Outcome = readonly string[]
export type OutcomeOf<Question> = (question: Question) => Outcome

export interface Replayed {
  readonly questions: number
  readonly same: number
  readonly changed: number
  readonly nowAnswered: number
  readonly nowLost: number
  readonly samples: readonly ReplaySample[]
}

export interface ReplaySample {
  readonly text: string
  readonly kind: 'changed' | 'nowAnswered' | 'nowLost'
  /** Ids of the entries that answered and answer; `null` for no answer. */
  readonly before: Outcome | null
  readonly after: Outcome | null
}

const MOST_SAMPLES_OF_A_KIND = 30

/** Compares what questions led to with what they lead to now, and tells after each how many are done. */
export async function replayQuestions<Question extends AskedQuestion>(
  questions: readonly Question[],
  before: OutcomeOf<Question>,
  after: OutcomeOf<Question>,
  onDone: (done: number) => void | Promise<void> = () => {},
): Promise<Replayed> {
  const counts = { same: 0, changed: 0, nowAnswered: 0, nowLost: 0 }
  const found: (ReplaySample & { readonly count: number })[] = []
  let done = 0
  for (const question of questions) {
    const was = before(question)
    const is = after(question)
    const kind = kindOf(was, is)
    counts[kind] += question.count
    if (kind !== 'same') {
      const { text, count } = question
      found.push({ text, count, kind, before: orNull(was), after: orNull(is) })
    }
    await onDone(++done)
  }
  const samples = (['nowLost', 'changed', 'nowAnswered'] as const).flatMap(kind =>
    found
      .filter(sample => sample.kind === kind)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_SAMPLES_OF_A_KIND)
      .map(({ count: _, ...sample }) => sample),
  )
  return { questions: questions.reduce((sum, { count }) => sum + count, 0), ...counts, samples }
}

/** The entries that answer a text at the beginning of a conversation. */
export function answersOf(bot: Bot, text: string): Outcome {
  const { decision } = bot.decide({ text }, newDialog())
  return decision.kind === 'answer' ? decision.answers.map(({ entryId }) => entryId) : []
}

/** Equal questions once, with how often they came; in the order of their first coming. */
export function countEqual(texts: readonly string[]): AskedQuestion[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => ({ text, count }))
}

function kindOf(was: Outcome, is: Outcome): 'same' | ReplaySample['kind'] {
  if (was.join() === is.join()) return 'same'
  if (was.length === 0) return 'nowAnswered'
  return is.length === 0 ? 'nowLost' : 'changed'
}

function orNull(outcome: Outcome): Outcome | null {
  return outcome.length === 0 ? null : outcome
}
