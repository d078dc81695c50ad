import { newDialog } from '../../bot/decision.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Store } from '../store/store.ts'

export interface OpenNeeds {
  readonly store: Store
  readonly now: () => EpochMs
  readonly newId: () => string
}

/** The shopper's conversation on a channel: the one that is there, or a new one with the bot. */
export function createOpenConversation({ store, now, newId }: OpenNeeds) {
  return function openConversation(channel: string, shopperId: string, locale: 'zh-CN' | 'en'): Promise<Conversation> {
    const at = now()
    return store.conversations.open({
      id: newId(),
      channel,
      shopperId,
      locale,
      state: { status: 'withBot', since: at, lastTurnAt: at, dialog: newDialog() },
      at,
    })
  }
}
