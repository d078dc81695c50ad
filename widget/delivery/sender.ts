import type { Sent } from '../../protocol/shopper.ts'
import type { Answer } from '../line/line.ts'
import type { Draft, DraftBody, Outbox } from './outbox.ts'

export interface SenderNeeds {
  readonly outbox: Outbox
  call(name: 'message:send', payload: object): Promise<Answer<Sent>>
  /** Runs `send` while no other tab sends, where the browser can promise it; the desk drops repeats in any case. */
  takeTurn(send: () => Promise<void>): Promise<void>
  wait(ms: number): Promise<void>
  onSent(draft: Draft, sent: Sent): void
  onChange(): void
}

/** Refusals that pass by themselves: the draft stays first in line and is tried again. */
const HEALING = new Set(['RATE_LIMITED', 'BUSY_TRY_AGAIN', 'STORE_FULL', 'STORE_READ_ONLY', 'INTERNAL'])
/** A desk that fails on one message must not hold back the others for ever. */
const INTERNAL_TRIES = 5
const LONGEST_PAUSE_MS = 15_000

function payloadOf(body: DraftBody): object {
  if ('text' in body) return { text: body.text }
  return 'choice' in body ? { choice: body.choice } : { attachmentId: body.attachment.id }
}

/** Empties the outbox in order, one message at a time: the next leaves when the last has been acknowledged. */
export function createSender({ outbox, call, takeTurn, wait, onSent, onChange }: SenderNeeds) {
  let running = false
  let wanted = false

  async function sendAll(): Promise<void> {
    let tries = 0
    for (let draft = outbox.next(); draft; draft = outbox.next()) {
      const answer = await call('message:send', { clientMessageId: draft.id, ...payloadOf(draft.body) })
      if (answer.ok) {
        onSent(draft, answer.data)
        outbox.remove(draft.id)
        tries = 0
      } else if (answer.code === 'NO_ANSWER') {
        return
      } else if (HEALING.has(answer.code) && (answer.code !== 'INTERNAL' || tries < INTERNAL_TRIES)) {
        await wait(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** tries++))
        continue
      } else {
        outbox.refuse(draft.id, answer.code)
        tries = 0
      }
      onChange()
    }
  }

  return {
    /** Harmless at any time; call it when something was added and when the line is up again. */
    async flush(): Promise<void> {
      wanted = true
      if (running) return
      running = true
      try {
        while (wanted) {
          wanted = false
          await takeTurn(sendAll)
        }
      } finally {
        running = false
      }
    },
  }
}
