import type { MissedGroup } from '../../protocol/editor.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Question } from '../store/conversation-store.ts'
import type { Breathe } from './breathe.ts'
import { likeness, plainText, type Shape, shapeOf } from './likeness.ts'
import { maskNumbers } from './mask-numbers.ts'

/** A question that did not get what it asked for. */
export interface Miss {
  /** Masked. */
  readonly text: string
  /** What is compared: without signs and case. */
  readonly plain: string
  readonly at: EpochMs
  readonly reason: MissedGroup['samples'][number]['reason']
  /** The entry that came nearest at the time. */
  readonly nearestId: string | null
  readonly knowledgeVersion: string
  /** The entry that the shopper picked when the bot asked back: evidence for whoever writes the knowledge. */
  readonly chosenId?: string
}

/** Asking something like it again this soon means that the answer was none. */
const AGAIN_WITHIN_MS = 10 * 60_000
const ALIKE = 0.5

interface Answered {
  readonly at: EpochMs
  readonly shape: Shape
}

/** @param questions oldest first. */
export async function findMisses(questions: readonly Question[], breathe: Breathe): Promise<Miss[]> {
  const answered = new Map<string, Answered[]>()
  const misses: Miss[] = []
  for (const question of questions) {
    await breathe()
    const { at, bot, chosenId } = question
    const { entryId: nearestId, knowledgeVersion, open } = bot
    const chosen = chosenId !== undefined && (bot.decision === 'askBack' || open !== undefined) ? { chosenId } : {}
    for (const part of open?.texts ?? [])
      note(part, { at, reason: 'unanswered', nearestId: open?.entryId ?? null, knowledgeVersion, ...chosen })
    const plain = plainText(maskNumbers(question.text))
    const reason = plain === '' ? null : reasonOf(question, plain)
    if (reason !== null) note(question.text, { at, reason, nearestId, knowledgeVersion, ...(open ? {} : chosen) })
  }
  return misses

  function note(typed: string, rest: Omit<Miss, 'text' | 'plain'>) {
    const text = maskNumbers(typed)
    const plain = plainText(text)
    if (plain !== '') misses.push({ text, plain, ...rest })
  }

  function reasonOf({ bot, conversationId, at, isHelpful }: Question, plain: string): Miss['reason'] | null {
    if (isUnanswered(bot)) return 'unanswered'
    if (bot.decision !== 'answer') return null
    const recent = (answered.get(conversationId) ?? []).filter(each => at - each.at <= AGAIN_WITHIN_MS)
    const shape = shapeOf(plain)
    const isAskedAgain = recent.some(each => likeness(each.shape, shape) >= ALIKE)
    answered.set(conversationId, [...recent, { at, shape }])
    if (isHelpful === false) return 'unhelpful'
    return isAskedAgain ? 'askedAgain' : null
  }
}

function isUnanswered({ decision, reason }: Question['bot']): boolean {
  return decision === 'askBack' || (decision === 'handOver' && (reason === 'unsure' || reason === 'outOfScope'))
}
