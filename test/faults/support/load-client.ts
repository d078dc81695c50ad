import { randomUUID } from 'node:crypto'
import { openRawClient, type RawClient } from '../../../bench/messages-client.ts'

/** Orders for a process of shoppers on bare WebSockets; each is answered with a report. */
export type LoadOrder =
  | { readonly do: 'open'; readonly url: string; readonly clients: number }
  /** Open loop: each message is due at its time, however late the answers to the others are. An echo has no bot. */
  | { readonly do: 'talk'; readonly perSecond: number; readonly seconds: number; readonly isAnswered?: boolean }
  /** Closed loop, some in flight for each client, until so many are acknowledged. */
  | { readonly do: 'write'; readonly messages: number }
  /** Comes and goes again, so many times, as visitors who have been here before. */
  | { readonly do: 'visit'; readonly url: string; readonly times: number }
  | { readonly do: 'close' }

export interface LoadReport {
  readonly acknowledged: number
  readonly refused: number
  /** Sent, and neither acknowledged nor refused in time. */
  readonly unanswered: number
  /** Questions without an answer of the bot in time. */
  readonly unheard: number
  /** Connections that ended by themselves since they were opened. */
  readonly dropped: number
  /** Milliseconds from the intended time. */
  readonly ackP50: number
  readonly ackP99: number
  readonly botP50: number
  readonly botP99: number
}

const TEXTS = ['怎么开发票？', '电水壶保修几年？', '如何申请退货？']
const AT_ONCE = 50
const IN_FLIGHT = 4
const PATIENCE_MS = 30_000
const VISITORS = 100

interface Client {
  raw: RawClient
  /** Intended times of questions whose answer the bot owes. */
  readonly owed: number[]
}
const clients: Client[] = []
const acks: number[] = []
const bots: number[] = []
let [acknowledged, refused, sent, dropped] = [0, 0, 0, 0]
let isClosing = false

async function openMany(url: string, count: number): Promise<void> {
  isClosing = false
  for (let opened = 0; opened < count; opened += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - opened) }, () => openOne(url)))
}

async function openOne(url: string): Promise<void> {
  const owed: number[] = []
  const raw = await openRawClient({
    url,
    namespace: '/shopper',
    onClose() {
      if (!isClosing) dropped += 1
    },
    onEvent(packet) {
      if (!packet.startsWith('["message:new"') || !packet.includes('"from":"bot"')) return
      const intended = owed.shift()
      if (intended !== undefined) bots.push(performance.now() - intended)
    },
  })
  clients.push({ raw, owed })
}

function send(client: Client, intended: number, isAnswered = true): Promise<void> {
  sent += 1
  if (isAnswered) client.owed.push(intended)
  const text = TEXTS[sent % TEXTS.length]
  return new Promise(resolve => {
    client.raw.emit('message:send', `{"clientMessageId":"${randomUUID()}","text":"${text}"}`, answer => {
      acks.push(performance.now() - intended)
      if (answer.startsWith('[{"ok":true')) acknowledged += 1
      else refused += 1
      resolve()
    })
  })
}

async function talk(perSecond: number, seconds: number, isAnswered: boolean): Promise<void> {
  const start = performance.now()
  const all = Math.round(perSecond * seconds)
  for (let n = 0; n < all; ) {
    const due = Math.min(all, Math.floor(((performance.now() - start) / 1_000) * perSecond))
    for (; n < due; n++) void send(clients[n % clients.length] as Client, start + (n / perSecond) * 1_000, isAnswered)
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  await settle()
}

async function write(messages: number): Promise<void> {
  let left = messages
  const stream = async (client: Client) => {
    while (left > 0) {
      left -= 1
      await send(client, performance.now())
    }
  }
  await Promise.all(clients.flatMap(client => Array.from({ length: IN_FLIGHT }, () => stream(client))))
  await settle()
}

/** Late answers still count; what does not come in time is missing. */
async function settle(): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  const isOwed = () => acknowledged + refused < sent || clients.some(({ owed }) => owed.length > 0)
  while (isOwed() && performance.now() < end) await new Promise(resolve => setTimeout(resolve, 20))
}

async function visit(url: string, times: number): Promise<void> {
  const tokens: string[] = []
  const come = async (token: string | undefined) => {
    let raw: RawClient | null = null
    const session = new Promise<string>(resolve => {
      openRawClient({
        url,
        namespace: '/shopper',
        ...(token === undefined ? {} : { auth: { token } }),
        onEvent(packet) {
          if (packet.startsWith('["session"')) resolve((JSON.parse(packet) as [string, { token: string }])[1].token)
        },
      }).then(opened => {
        raw = opened
      })
    })
    const given = await session
    ;(raw as RawClient | null)?.close()
    return given
  }
  for (let n = 0; n < times; n += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, times - n) }, (_, i) => come(tokens[(n + i) % VISITORS]))
    const given = await Promise.all(some)
    if (tokens.length < VISITORS) tokens.push(...given)
  }
}

function report(): LoadReport {
  acks.sort((a, b) => a - b)
  bots.sort((a, b) => a - b)
  const quantile = (sorted: readonly number[], q: number) =>
    Number((sorted[Math.floor(q * (sorted.length - 1))] ?? 0).toFixed(1))
  const told = {
    acknowledged,
    refused,
    unanswered: sent - acknowledged - refused,
    unheard: clients.reduce((sum, { owed }) => sum + owed.length, 0),
    dropped,
    ackP50: quantile(acks, 0.5),
    ackP99: quantile(acks, 0.99),
    botP50: quantile(bots, 0.5),
    botP99: quantile(bots, 0.99),
  }
  acks.length = 0
  bots.length = 0
  for (const { owed } of clients) owed.length = 0
  ;[acknowledged, refused, sent] = [0, 0, 0]
  return told
}

async function obey(order: LoadOrder): Promise<void> {
  switch (order.do) {
    case 'open':
      return openMany(order.url, order.clients)
    case 'talk':
      return talk(order.perSecond, order.seconds, order.isAnswered ?? true)
    case 'write':
      return write(order.messages)
    case 'visit':
      return visit(order.url, order.times)
    case 'close':
      isClosing = true
      for (const { raw } of clients.splice(0)) raw.close()
  }
}

process.on('message', (order: LoadOrder) => {
  obey(order).then(
    () => process.send?.({ report: report() }),
    error => process.send?.({ fault: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
