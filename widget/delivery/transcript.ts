import type { Message, Status } from '../../protocol/message.ts'
import type { Synced } from '../../protocol/shopper.ts'
import type { Answer } from '../line/line.ts'

export interface TranscriptNeeds {
  sync(after: number): Promise<Answer<Synced>>
  onMessages(messages: readonly Message[], arrived: readonly Message[]): void
  onStatus(status: Status): void
}

/** How many messages of an old conversation are fetched at first. */
const RECENT = 100

/**
 * A reader of one conversation: every message once, in order of `seq`, without gaps. What comes out of order is
 * dropped and fetched again, so that there is one way in which messages arrive after a loss.
 */
export function createTranscript({ sync, onMessages, onStatus }: TranscriptNeeds) {
  let messages: readonly Message[] = []
  let before = 0
  let last = 0
  let wanted = 0
  /** Counts conversations: an answer about an earlier one is thrown away. */
  let turn = 0
  let running = -1

  function take(arrived: readonly Message[]): void {
    const next: Message[] = []
    for (const message of arrived) {
      if (message.seq !== last + 1) continue
      last = message.seq
      next.push(message)
    }
    if (next.length === 0) return
    messages = [...messages, ...next]
    onMessages(messages, next)
  }

  async function catchUp(always: boolean): Promise<void> {
    if (running === turn) return
    const mine = turn
    running = mine
    try {
      for (let ask = always; ask || last < wanted; ask = false) {
        const answer = await sync(last)
        if (!answer.ok || mine !== turn) return
        const from = last
        take(answer.data.messages)
        wanted = Math.max(wanted, answer.data.head)
        onStatus(answer.data.status)
        if (last === from) wanted = last
      }
    } finally {
      if (running === mine) running = -1
    }
  }

  return {
    /** After each connect. `isSame` is false for another conversation than the one read so far. */
    begin(head: number, isSame: boolean): Promise<void> {
      if (!isSame) {
        turn++
        messages = []
        before = last = Math.max(0, head - RECENT)
        wanted = 0
        onMessages(messages, [])
      }
      wanted = Math.max(wanted, head)
      return catchUp(true)
    },
    receive(message: Message): void {
      wanted = Math.max(wanted, message.seq)
      take([message])
      if (last < wanted) void catchUp(false)
    },
    /** The desk says how far the conversation has come. */
    headIs(seq: number): void {
      wanted = Math.max(wanted, seq)
      if (last < wanted) void catchUp(false)
    },
    hasEarlier: (): boolean => before > 0,
    async loadEarlier(): Promise<void> {
      const from = Math.max(0, before - RECENT)
      const answer = await sync(from)
      if (!answer.ok || from >= before) return
      const earlier = answer.data.messages.filter(message => message.seq <= before)
      before = from
      messages = [...earlier, ...messages]
      onMessages(messages, [])
    },
    last: (): number => last,
  }
}
export type Transcript = ReturnType<typeof createTranscript>
