import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Summary } from '../../protocol/agent.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { summarise } from '../conversation/summary.ts'
import type { StoredMessage } from '../store/conversation-store.ts'
import type { Store } from '../store/store.ts'
import { HUMAN_CHOICE } from './write-lines.ts'

/** An episode that is longer is known by its end. */
const LOOK_BACK = 200

/** The messages of the episode that runs, or ended last; oldest first. */
export async function readEpisode(store: Store, conversationId: string): Promise<StoredMessage[]> {
  const latest = await store.conversations.lastMessages(conversationId, LOOK_BACK)
  const start = latest.findLastIndex(({ card }) => card?.kind === 'notice' && card.notice === 'reopened')
  return start <= 0 ? latest : latest.slice(start)
}

/** What an agent should know before the first word. */
export function summaryOf(lines: readonly StoredMessage[], { state }: Conversation, knowledge: Knowledge): Summary {
  const { answeredIds, ...summary } = summarise(
    lines.map(({ from, text, choiceId, bot }) => ({
      from,
      text: choiceId === HUMAN_CHOICE ? '' : text,
      entryId: bot?.decision === 'answer' ? bot.entryId : null,
    })),
    {
      rule: 'rule' in state ? (state.rule ?? null) : null,
      humanAsks: state.status === 'closed' ? state.humanAsks : state.dialog.humanAsks,
    },
  )
  return { ...summary, answered: answeredIds.flatMap(id => knowledge.entry(id)?.question ?? []) }
}
