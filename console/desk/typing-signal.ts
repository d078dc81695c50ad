import type { DeskLine } from './desk-line.ts'

const REPEAT_AFTER_MS = 3_000

/** Tells the server that we write: at the start, every few seconds while it goes on, and once at the end. */
export function createTypingSignal({ line, now }: { line: Pick<DeskLine, 'call' | 'isUp'>; now: () => number }) {
  const toldAt = new Map<string, number>()

  return function tell(conversationId: string, on: boolean) {
    const last = toldAt.get(conversationId)
    if (!line.isUp() || (on ? last !== undefined && now() - last < REPEAT_AFTER_MS : last === undefined)) return
    if (on) toldAt.set(conversationId, now())
    else toldAt.delete(conversationId)
    void line.call('typing', { conversationId, on })
  }
}
