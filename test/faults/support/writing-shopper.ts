import { randomUUID } from 'node:crypto'
import { openRawClient, type RawClient } from '../../../bench/messages-client.ts'

/** What went wrong as a shopper sees it; all zero is the promise. */
export interface Complaints {
  /** Numbers that never came although later ones did, after asking. */
  gaps: number
  /** One number, two messages; or one message, two numbers. */
  doubled: number
  /** Own messages that stand in another order than they were written. */
  swapped: number
  /** Acknowledged with a number under which something else stands, or nothing. */
  lost: number
  refused: number
  /** Neither acknowledged nor refused, although the server has been up for long. */
  unanswered: number
}

/** Writes without pause, keeps every message until it is acknowledged, and checks all that it reads. */
export interface WritingShopper {
  readonly complaints: Complaints
  acknowledged(): number
  /** Connects, reads what it has missed, and goes on writing. */
  connect(url: string): Promise<void>
  /** Connects without writing; then {@link writeOne} writes, one after the other. */
  connectQuietly(url: string): Promise<void>
  /** Resolves with the code when it is refused, else with `null`. */
  writeOne(): Promise<string | null>
  /** Lets what is written be acknowledged, then reads to the end and compares. */
  finish(): Promise<void>
  close(): void
  readonly conversationId: () => string
  /** Numbers by client id, as acknowledged. */
  readonly acks: ReadonlyMap<string, number>
}

interface Read {
  readonly seq: number
  readonly id: string
  readonly clientMessageId?: string
}
const IN_FLIGHT = 4
/** Milliseconds to be let in, and for what is still on its way at the end. */
const PATIENCE_MS = 20_000

export function createWritingShopper(texts: readonly string[]): WritingShopper {
  const complaints: Complaints = { gaps: 0, doubled: 0, swapped: 0, lost: 0, refused: 0, unanswered: 0 }
  const written: string[] = []
  /** Not yet acknowledged, in the order in which they were written, with their texts. */
  const pending = new Map<string, string>()
  const acks = new Map<string, number>()
  const seen = new Map<number, Read>()
  let client: RawClient | null = null
  let token: string | null = null
  let conversationId = ''
  let last = 0
  let isWriting = true
  let healing: Promise<void> | null = null
  let ended: Promise<void> = Promise.resolve()

  function keep(message: Read): void {
    const known = seen.get(message.seq)
    if (known !== undefined && known.id !== message.id) complaints.doubled += 1
    seen.set(message.seq, message)
    while (seen.has(last + 1)) last += 1
  }

  function read(message: Read): void {
    keep(message)
    if (message.seq > last) heal()
  }

  /** Asks for what is missing; a push that overtook its answer makes no difference. Ends with its connection. */
  function heal(): Promise<void> {
    healing ??= askForMissing().finally(() => {
      healing = null
    })
    return healing
  }

  async function askForMissing(): Promise<void> {
    for (let isBehind = true; isBehind; ) {
      const before = last
      const answer = await ask('sync', JSON.stringify({ after: last }))
      if (answer === null) return
      const { messages, head } = answer.data as { messages: Read[]; head: number }
      for (const message of messages) keep(message)
      if (last === before && head > last) complaints.gaps += 1
      isBehind = head > last && last > before
    }
  }

  /** `null` when the connection has ended before the answer came. */
  function ask(event: string, payload: string): Promise<{ ok: boolean; data?: unknown; code?: string } | null> {
    return new Promise(resolve => {
      if (client === null) return resolve(null)
      ended.then(() => resolve(null))
      client.emit(event, payload, answer => resolve(JSON.parse(answer)[0]))
    })
  }

  function send(id: string): void {
    const text = pending.get(id)
    const from = client
    from?.emit('message:send', JSON.stringify({ clientMessageId: id, text }), answer => {
      const [ack] = JSON.parse(answer) as [{ ok: boolean; data: { seq: number } }]
      if (!ack.ok) {
        complaints.refused += 1
        if (client === from) setTimeout(() => client === from && send(id), 50)
        return
      }
      acks.set(id, ack.data.seq)
      pending.delete(id)
      if (isWriting && client === from) write()
    })
  }

  function write(): void {
    const id = randomUUID()
    pending.set(id, texts[written.length % texts.length] ?? '')
    written.push(id)
    send(id)
  }

  async function enter(url: string): Promise<void> {
    client = null
    let end: () => void = () => {}
    const closed = new Promise<void>(resolve => {
      end = resolve
    })
    let greeted: () => void = () => {}
    const session = new Promise<void>((resolve, reject) => {
      greeted = resolve
      setTimeout(() => reject(new Error('a shopper was not let in')), PATIENCE_MS).unref()
    })
    session.catch(() => {})
    const next = await openRawClient({
      url,
      namespace: '/shopper',
      auth: token === null ? {} : { token },
      onClose: () => end(),
      onEvent(packet) {
        if (packet.startsWith('["message:new"')) read((JSON.parse(packet) as [string, Read])[1])
        else if (packet.startsWith('["session"')) {
          const [, given] = JSON.parse(packet) as [string, { token: string; conversationId: string }]
          token = given.token
          conversationId = given.conversationId
          greeted()
        }
      },
    })
    await session
    await healing
    ended = closed
    client = next
  }

  return {
    complaints,
    acks,
    acknowledged: () => acks.size,
    conversationId: () => conversationId,
    async connect(url) {
      await enter(url)
      heal()
      for (const id of pending.keys()) send(id)
      while (isWriting && pending.size < IN_FLIGHT) write()
    },
    async connectQuietly(url) {
      isWriting = false
      await enter(url)
    },
    async writeOne() {
      const id = randomUUID()
      const text = texts[written.length % texts.length]
      const answer = await ask('message:send', JSON.stringify({ clientMessageId: id, text }))
      if (answer === null) return 'CONNECTION_ENDED'
      if (!answer.ok) return answer.code ?? 'UNKNOWN'
      written.push(id)
      acks.set(id, (answer.data as { seq: number }).seq)
      return null
    },
    close() {
      client?.close()
      client = null
    },
    async finish() {
      isWriting = false
      const patience = Date.now() + PATIENCE_MS
      while (pending.size > 0 && Date.now() < patience) await new Promise(resolve => setTimeout(resolve, 10))
      complaints.unanswered += pending.size
      await heal()
      await heal()
      const bySeq = [...seen.values()].sort((a, b) => a.seq - b.seq)
      complaints.gaps += bySeq.filter((message, index) => message.seq !== index + 1).length
      const own = bySeq.flatMap(message => message.clientMessageId ?? [])
      complaints.doubled += own.length - new Set(own).size
      complaints.swapped += own.filter((id, index) => id !== written[index]).length
      for (const [id, seq] of acks) if (seen.get(seq)?.clientMessageId !== id) complaints.lost += 1
      client?.close()
      client = null
    },
  }
}
