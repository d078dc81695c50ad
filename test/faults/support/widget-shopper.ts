import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { Message } from '../../../protocol/message.ts'
import type { Session, Synced } from '../../../protocol/shopper.ts'
import { createOutbox } from '../../../widget/delivery/outbox.ts'
import { createSender } from '../../../widget/delivery/sender.ts'
import { createMemoryShelf } from '../../../widget/delivery/shelf.ts'
import { createTranscript } from '../../../widget/delivery/transcript.ts'
import { createLine } from '../../../widget/line/line.ts'
import type { OpenWire } from '../../../widget/line/wire.ts'

/** The widget's own line, outbox and transcript, without its page. */
export interface WidgetShopper {
  write(text: string): void
  /** Written and not yet acknowledged. */
  unsent(): number
  /** What it wrote, in order. */
  readonly written: readonly string[]
  /** Numbers by client id, as acknowledged. */
  readonly acks: ReadonlyMap<string, number>
  /** What the page shows. */
  messages(): readonly Message[]
  conversationId(): string
  /** For another tab of the same shopper. */
  token(): string
  /** How often the line was lost. */
  losses(): number
  close(): void
}

/** @param token of a shopper who was here before. */
export function createWidgetShopper(url: string, token?: string): WidgetShopper {
  const outbox = createOutbox(createMemoryShelf(), randomUUID, Date.now)
  const written: string[] = []
  const acks = new Map<string, number>()
  let session: Session | null = null
  let shown: readonly Message[] = []
  let losses = 0
  let isClosed = false

  const line = createLine({
    url: `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`,
    namespace: '/shopper',
    openWire,
    auth: () => (session === null ? { token } : { token: session.token }),
    onState({ at }) {
      if (at === 'lost') losses += 1
    },
    onEvent(name, payload) {
      if (name === 'session') {
        const isSame = session?.conversationId === (payload as Session).conversationId
        session = payload as Session
        void transcript.begin(session.head, isSame)
        void sender.flush()
      } else if (name === 'message:new') transcript.receive(payload as Message)
      else if (name === 'head') transcript.headIs((payload as { seq: number }).seq)
    },
  })
  const transcript = createTranscript({
    sync: after => line.call<Synced>('sync', { after }),
    onMessages(messages) {
      shown = messages
    },
    onStatus() {},
  })
  const sender = createSender({
    outbox,
    call: (name, payload) => line.call(name, payload),
    takeTurn: send => send(),
    wait: ms => sleep(ms),
    onSent: ({ id }, { seq }) => void acks.set(id, seq),
    onChange() {},
  })

  return {
    write(text) {
      written.push(outbox.add({ text }).id)
      if (!isClosed) void sender.flush()
    },
    unsent: () => outbox.list().length,
    written,
    acks,
    messages: () => shown,
    conversationId: () => session?.conversationId ?? '',
    token: () => session?.token ?? '',
    losses: () => losses,
    close() {
      isClosed = true
      line.close()
    },
  }
}

/** As in a browser: closing is polite to the other side, and nothing is heard afterwards. */
const openWire: OpenWire = (url, on) => {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  socket.on('message', data => on.text(String(data)))
  socket.on('error', () => {})
  socket.on('close', () => on.lost())
  return {
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame)
    },
    close() {
      socket.removeAllListeners('message').removeAllListeners('close')
      socket.close()
    },
  }
}
