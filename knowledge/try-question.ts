import { type Decision, type Explanation, newDialog } from '../bot/decision.ts'
import type { Knowledge } from './knowledge.ts'

/** What the bot makes of one question at the beginning of a conversation, and why. Plain data. */
export interface Tried {
  readonly decision: Decision['kind']
  readonly reason: string | null
  readonly candidates: readonly {
    readonly entryId: string
    readonly title: string
    readonly confidence: number
    /** `faq/warranty.zh.yaml:12` */
    readonly file: string
  }[]
  /** Markdown; `null` unless it is an answer. */
  readonly answer: string | null
  /** Questions of the same message that are left open. */
  readonly open: readonly string[]
  readonly why: Pick<Explanation, 'words' | 'repairs' | 'matchedQuestion' | 'doubts' | 'margin'> | null
}

const MOST_CANDIDATES = 5

export function tryQuestion({ bot, entry }: Pick<Knowledge, 'bot' | 'entry'>, question: string): Tried {
  const { decision } = bot.decide({ text: question }, newDialog())
  const suggestions = decision.kind === 'smallTalk' ? [] : bot.suggest(question, MOST_CANDIDATES)
  const answers = decision.kind === 'answer' ? decision.answers : []
  return {
    decision: decision.kind,
    reason: decision.kind === 'handOver' ? decision.reason : null,
    candidates: suggestions.flatMap(({ entryId, confidence }) => {
      const found = entry(entryId)
      return found ? [{ entryId, title: found.question, confidence, file: `${found.file}:${found.line}` }] : []
    }),
    answer: answers.length > 0 ? answers.map(({ entryId }) => entry(entryId)?.answer ?? '').join('\n\n') : null,
    open: decision.kind === 'answer' ? (decision.open?.texts ?? []) : [],
    why: answers[0]?.explanation ?? suggestions[0]?.explanation ?? null,
  }
}
