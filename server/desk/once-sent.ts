import type { Sent } from '../../protocol/shopper.ts'
import { DeskError, hasCode } from '../errors.ts'
import type { Committed, StoredMessage } from '../store/conversation-store.ts'
import type { Store } from '../store/store.ts'

interface Body {
  readonly text?: string | undefined
  readonly choice?: string | undefined
  readonly attachmentId?: string | undefined
}

/**
 * Makes a send idempotent: a `clientMessageId` that is stored already is answered with its first result, whatever
 * the conversation's state is by now; with another body it is a conflict.
 */
export async function onceSent(
  store: Store,
  conversationId: string,
  clientMessageId: string,
  body: Body,
  send: () => Promise<Committed>,
): Promise<Sent> {
  let refused: unknown
  try {
    const { messages } = await send()
    const own = messages.find(m => m.clientMessageId === clientMessageId)
    if (own !== undefined) return { seq: own.seq, at: own.at }
  } catch (error) {
    if (!isRefusal(error)) throw error
    refused = error
  }
  const first = await store.conversations.sent(conversationId, clientMessageId)
  if (first === null) throw refused ?? new DeskError('INTERNAL', 'the message was not stored')
  if (!sameBody(first, body))
    throw new DeskError('IDEMPOTENCY_CONFLICT', 'this clientMessageId was used for another message')
  return { seq: first.seq, at: first.at }
}

/** Refusals that a message which is stored already may meet when it is sent again. */
function isRefusal(error: unknown): boolean {
  return ['IDEMPOTENCY_CONFLICT', 'NOT_OWNER', 'CONVERSATION_CLOSED', 'UNKNOWN_CHOICE'].some(code =>
    hasCode(error, code),
  )
}

function sameBody(stored: StoredMessage, body: Body): boolean {
  if (body.attachmentId !== undefined) return stored.attachment?.id === body.attachmentId
  if (body.choice !== undefined) return stored.choiceId === body.choice
  return stored.choiceId === undefined && stored.attachment === undefined && stored.text === body.text
}
