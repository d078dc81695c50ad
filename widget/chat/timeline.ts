import type { Message } from '../../protocol/message.ts'
import type { Draft } from '../delivery/outbox.ts'

export type Row =
  | { readonly kind: 'time'; readonly at: number }
  /** `opens`: the first of several by the same person, which carries the name. */
  | { readonly kind: 'message'; readonly message: Message; readonly opens: boolean; readonly isLastOwn: boolean }
  | { readonly kind: 'draft'; readonly draft: Draft; readonly opens: boolean }

const PAUSE_MS = 20 * 60_000
const speaker = ({ from, agent }: Message): string => from + (agent?.number ?? '')
const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString()

/** Messages and unsent drafts as the rows of the conversation. */
export function arrangeRows(messages: readonly Message[], drafts: readonly Draft[]): readonly Row[] {
  const rows: Row[] = []
  const lastOwn = messages.findLast(message => message.from === 'shopper')
  let before: { at: number; by: string } | undefined
  for (const message of messages) {
    const hasPaused = !before || message.at - before.at > PAUSE_MS || !isSameDay(message.at, before.at)
    if (hasPaused) rows.push({ kind: 'time', at: message.at })
    const by = speaker(message)
    rows.push({ kind: 'message', message, opens: hasPaused || by !== before?.by, isLastOwn: message === lastOwn })
    before = { at: message.at, by }
  }
  const stored = new Set(messages.map(message => message.clientMessageId))
  for (const draft of drafts) {
    if (stored.has(draft.id)) continue
    rows.push({ kind: 'draft', draft, opens: before?.by !== 'shopper' })
    before = { at: draft.at, by: 'shopper' }
  }
  return rows
}

/** Choices are buttons under the last question, gone once the shopper has answered in any way or a person has spoken. */
export function openChoicesSeq(messages: readonly Message[], drafts: readonly Draft[]): number | null {
  if (drafts.some(draft => draft.refusal === undefined)) return null
  const last = messages.findLast(({ from, choices }) => from === 'shopper' || from === 'agent' || choices?.length)
  return last?.choices?.length ? last.seq : null
}
