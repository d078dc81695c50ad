import type { AgentMessageView } from '../../protocol/agent.ts'
import type { Message } from '../../protocol/message.ts'
import type { StoredMessage } from '../store/conversation-store.ts'

/** What a shopper may see: named field by field, so that nothing new leaks by itself. */
export function toShopperView(m: StoredMessage): Message {
  const view: { -readonly [K in keyof Message]: Message[K] } = {
    seq: m.seq,
    id: m.id,
    from: m.from,
    at: m.at,
    text: m.text,
  }
  if (m.clientMessageId !== undefined) view.clientMessageId = m.clientMessageId
  if (m.choices !== undefined) view.choices = [...m.choices]
  if (m.card !== undefined) view.card = m.card
  if (m.attachment !== undefined) view.attachment = m.attachment
  if (m.source !== undefined) view.source = m.source
  if (m.agent !== undefined) view.agent = { name: m.agent.name, number: m.agent.number }
  return view
}

export function toAgentView(m: StoredMessage): AgentMessageView {
  return m.bot === undefined || m.from !== 'bot' ? toShopperView(m) : { ...toShopperView(m), bot: m.bot }
}
