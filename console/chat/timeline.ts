import type { AgentMessageView, Note } from '../../protocol/agent.ts'
import { dayKey } from '../language/time-text.ts'

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly message: AgentMessageView
      readonly startsGroup: boolean
    }
  | { readonly kind: 'system'; readonly key: string; readonly message: AgentMessageView }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | { readonly kind: 'botPart'; readonly key: string; readonly messages: readonly AgentMessageView[] }

const GROUP_WITHIN_MS = 180_000

/** Messages and notes by time, the bot's parts folded, days and groups marked. */
export function buildTimeline(messages: readonly AgentMessageView[], notes: readonly Note[]): readonly TimelineItem[] {
  const items: TimelineItem[] = []
  const openNotes = [...notes].sort((a, b) => a.at - b.at)
  let before: AgentMessageView | null = null
  let day = ''

  const startDay = (at: number) => {
    if (dayKey(at) === day) return
    day = dayKey(at)
    items.push({ kind: 'day', key: `day-${day}`, at })
    before = null
  }
  const notesUntil = (at: number) => {
    while (openNotes[0] && openNotes[0].at < at) {
      const note = openNotes.shift() as Note
      startDay(note.at)
      items.push({ kind: 'note', key: `note-${note.id}`, note })
      before = null
    }
  }

  for (const part of splitBotParts(messages)) {
    if (part.isFolded) {
      const first = part.messages[0] as AgentMessageView
      notesUntil(first.at)
      startDay(first.at)
      items.push({ kind: 'botPart', key: `bot-${first.seq}`, messages: part.messages })
      before = null
      continue
    }
    for (const message of part.messages) {
      notesUntil(message.at)
      startDay(message.at)
      if (message.from === 'system') items.push({ kind: 'system', key: message.id, message })
      else items.push({ kind: 'message', key: message.id, message, startsGroup: !isSameGroup(before, message) })
      before = message.from === 'system' ? null : message
    }
  }
  notesUntil(Number.POSITIVE_INFINITY)
  return items
}

/**
 * A stretch between shopper and bot ends where a person was asked for or came in; only ended stretches are folded,
 * so that a running talk with the bot stays readable.
 */
function splitBotParts(messages: readonly AgentMessageView[]) {
  const parts: { isFolded: boolean; messages: AgentMessageView[] }[] = []
  let withBot: AgentMessageView[] = []
  let isWithBot = true

  const open = () => {
    if (parts.at(-1)?.isFolded !== false) parts.push({ isFolded: false, messages: [] })
    return (parts.at(-1) as { messages: AgentMessageView[] }).messages
  }
  const fold = () => {
    if (withBot.some(message => message.from === 'bot')) parts.push({ isFolded: true, messages: withBot })
    else open().push(...withBot)
    withBot = []
  }

  for (const message of messages) {
    const notice = message.card?.kind === 'notice' ? message.card.notice : null
    if (isWithBot && (notice === 'queued' || notice === 'joined' || notice === 'offline' || message.from === 'agent')) {
      fold()
      isWithBot = false
    }
    if (isWithBot) withBot.push(message)
    else open().push(message)
    if (notice === 'backToBot' || notice === 'closed' || notice === 'cancelled') isWithBot = true
  }
  if (withBot.length > 0) open().push(...withBot)
  return parts
}

function isSameGroup(before: AgentMessageView | null, message: AgentMessageView): boolean {
  return (
    before !== null &&
    before.from === message.from &&
    before.agent?.number === message.agent?.number &&
    message.at - before.at < GROUP_WITHIN_MS
  )
}
