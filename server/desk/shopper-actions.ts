import { type DialogState, newDialog } from '../../bot/decision.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { HandOffRequest, OtherDesk, Rating } from '../../protocol/shopper.ts'
import type { ConversationState, EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { Committed } from '../store/conversation-store.ts'
import type { Store } from '../store/store.ts'
import type { Advance } from './advance.ts'
import { deskFor } from './desk-now.ts'
import { otherDesks } from './list-desks.ts'

export interface ShopperActionNeeds {
  readonly store: Store
  readonly advance: Advance
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

/** What a shopper does by a button rather than by words. Each may be repeated without harm. */
export function createShopperActions({ store, advance, knowledge, now }: ShopperActionNeeds) {
  return {
    /**
     * 转人工, perhaps to a desk, perhaps to a supervisor. In the queue already: the time that was waited is kept, also
     * when another desk is named.
     *
     * @throws DeskError UNKNOWN_DESK
     */
    requestHandOff(conversationId: string, { desk: wish, reason }: HandOffRequest = {}): Promise<Committed> {
      return advance(conversationId, async before => {
        const snapshot = knowledge()
        if (wish !== undefined && !Object.hasOwn(snapshot.desks.desks, wish))
          throw new DeskError('UNKNOWN_DESK', `there is no desk "${wish}"`)
        const at = now()
        const tier = (await store.people.shopper(before.shopperId))?.identity?.tier ?? null
        const rule = reason === 'supervisor' ? 'supervisor' : null
        const desk = deskFor(snapshot, { wish, rule, dialog: dialogOf(before.state), tier }, at)
        return {
          event: {
            type: 'handOffRequested',
            desk,
            ...(wish === undefined ? {} : { wish }),
            ...(reason === undefined ? {} : { wants: reason }),
            at,
          },
          knowledge: snapshot,
        }
      })
    },

    /** Where a shopper who waits could go instead. */
    async desks(conversationId: string): Promise<{ desks: readonly OtherDesk[] }> {
      const conversation = await store.conversations.read(conversationId)
      if (conversation === null) throw new DeskError('NOT_FOUND', 'there is no such conversation')
      return { desks: otherDesks(knowledge(), conversation.state, conversation.locale, now()) }
    },

    /** Out of the queue and back to the bot; without effect when an agent has joined meanwhile. */
    cancelHandOff(conversationId: string): Promise<Committed> {
      return advance(conversationId, () => ({ event: { type: 'handOffCancelled', at: now() }, knowledge: knowledge() }))
    },

    /** @throws DeskError NOT_CLOSED, ALREADY_RATED, RATING_OVER */
    rate(conversationId: string, { score, reasons = [], comment = '' }: Rating): Promise<Committed> {
      return advance(conversationId, () => ({
        event: { type: 'rated', score, reasons, comment, at: now() },
        knowledge: knowledge(),
      }))
    },
  }
}
function dialogOf(state: ConversationState): DialogState {
  return state.status === 'closed' ? newDialog() : state.dialog
}
export type ShopperActions = ReturnType<typeof createShopperActions>
