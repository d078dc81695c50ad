import type { EpochMs } from '../conversation/state.ts'
import type { ConversationStore, Question } from '../store/conversation-store.ts'

const PAGE = 250

/** The newest questions, newest first, read in pages between which conversations go on. */
export async function readQuestions(
  conversations: Pick<ConversationStore, 'questions'>,
  since: EpochMs,
  most: number,
): Promise<Question[]> {
  const found: Question[] = []
  while (found.length < most) {
    const limit = Math.min(PAGE, most - found.length)
    const page = await conversations.questions(since, limit, found.at(-1))
    found.push(...page)
    if (page.length < limit) break
    await new Promise(resolve => setImmediate(resolve))
  }
  return found
}
