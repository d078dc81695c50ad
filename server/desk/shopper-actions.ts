import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Rating } from '../../protocol/shopper.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Committed } from '../store/conversation-store.ts'
import type { Advance } from './advance.ts'
import { deskNow, MAIN_DESK } from './desk-now.ts'

export interface ShopperActionNeeds {
  readonly advance: Advance
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

/** What a shopper does by a button rather than by words. Each may be repeated without harm. */
export function createShopperActions({ advance, knowledge, now }: ShopperActionNeeds) {
  return {
    /** 转人工. In the queue already: the place is kept. */
    requestHandOff(conversationId: string): Promise<Committed> {
      return advance(conversationId, () => {
        const snapshot = knowledge()
        const at = now()
        return { event: { type: 'handOffRequested', desk: deskNow(snapshot, MAIN_DESK, at), at }, knowledge: snapshot }
      })
    },

    /** Out of the queue and back to the bot; without effect when an agent has joined meanwhile. */
    cancelHandOff(conversationId: string): Promise<Committed> {
      return advance(conversationId, () => ({ event: { type: 'handOffCancelled', at: now() }, knowledge: knowledge() }))
    },

    /** @throws DeskError NOT_CLOSED, ALREADY_RATED */
    rate(conversationId: string, { score, reasons = [], comment = '' }: Rating): Promise<Committed> {
      return advance(conversationId, () => ({
        event: { type: 'rated', score, reasons, comment, at: now() },
        knowledge: knowledge(),
      }))
    },
  }
}
export type ShopperActions = ReturnType<typeof createShopperActions>
