import type { Shelf } from '../delivery/shelf.ts'
import { cell } from './cell.ts'
import type { Chat } from './chat.ts'

type Judgements = Readonly<Record<string, boolean>>
const KEPT = 60

function remembered(shelf: Shelf): Judgements {
  try {
    return JSON.parse(shelf.get('judged') ?? '{}') as Judgements
  } catch {
    return {}
  }
}

/** 有帮助 / 没帮助, remembered on this device; the desk keeps the last word for each answer. */
export function createFeedback(chat: Chat, shelf: Shelf) {
  const judged = cell(remembered(shelf))
  return {
    judged,
    async judge(messageId: string, seq: number, helpful: boolean): Promise<void> {
      const before = judged.value
      judged.value = Object.fromEntries([...Object.entries(before), [messageId, helpful] as const].slice(-KEPT))
      const answer = await chat.call<null>('feedback', { seq, helpful })
      if (answer.ok) return shelf.set('judged', JSON.stringify(judged.value))
      judged.value = before
      chat.say(answer.code)
    },
  }
}
export type Feedback = ReturnType<typeof createFeedback>
