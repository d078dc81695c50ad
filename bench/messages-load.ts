import { randomUUID } from 'node:crypto'
import { openRawClient, type RawClient } from './messages-client.ts'

/** Work for the load generator, a process of its own; it answers each with what it has seen. */
export type LoadOrder =
  | { readonly do: 'connect'; readonly to: string; readonly url: string; readonly clients: number }
  /** Consoles that take up to `capacity` conversations each, whoever comes. */
  | { readonly do: 'staff'; readonly url: string; readonly tokens: readonly string[] }
  /** All clients of `to` ask for a person and wait until they are served. */
  | { readonly do: 'handOver'; readonly to: string }
  | {
      readonly do: 'send'
      readonly to: string
      readonly seconds: number
      readonly inFlight: number
      readonly texts: readonly string[]
    }
  | { readonly do: 'close'; readonly to: string }

export interface LoadReport {
  readonly acknowledged: number
  readonly refused: number
  readonly pushes: number
  readonly seconds: number
  /** Milliseconds from sending to the acknowledgement. */
  readonly p50: number
  readonly p99: number
}

interface Crowd {
  readonly clients: RawClient[]
  served: number
  pushes: number
}
const crowds = new Map<string, Crowd>()
const consoles: RawClient[] = []

async function connect(to: string, url: string, count: number): Promise<void> {
  const crowd = crowds.get(to) ?? { clients: [], served: 0, pushes: 0 }
  crowds.set(to, crowd)
  const onEvent = (packet: string) => {
    crowd.pushes += 1
    if (packet.startsWith('["status",{"status":"agent"')) crowd.served += 1
  }
  for (let opened = 0; opened < count; opened += 50) {
    const some = Array.from({ length: Math.min(50, count - opened) }, () =>
      openRawClient({ url, namespace: '/shopper', auth: { locale: 'zh-CN' }, onEvent }),
    )
    crowd.clients.push(...(await Promise.all(some)))
  }
}

async function staff(url: string, tokens: readonly string[]): Promise<void> {
  for (const token of tokens) {
    const client = await openRawClient({ url, namespace: '/agent', auth: { token } })
    await new Promise<string>(done => client.emit('presence:set', '{"status":"online"}', done))
    consoles.push(client)
  }
}

async function handOver(to: string): Promise<void> {
  const crowd = crowdOf(to)
  await Promise.all(crowd.clients.map(client => new Promise(done => client.emit('handoff:request', '{}', done))))
  while (crowd.served < crowd.clients.length) await new Promise(resolve => setTimeout(resolve, 20))
}

async function send(order: Extract<LoadOrder, { do: 'send' }>): Promise<LoadReport> {
  const crowd = crowdOf(order.to)
  const payloads = order.texts.map(text => `","text":${JSON.stringify(text)}}`)
  const latencies: number[] = []
  let [acknowledged, refused, sent] = [0, 0, 0]
  crowd.pushes = 0
  const start = performance.now()
  const end = start + order.seconds * 1_000

  const stream = (client: RawClient) =>
    new Promise<void>(done => {
      const next = () => {
        const at = performance.now()
        if (at >= end) return done()
        sent += 1
        client.emit(
          'message:send',
          `{"clientMessageId":"${randomUUID()}${payloads[sent % payloads.length]}`,
          answer => {
            latencies.push(performance.now() - at)
            if (answer.startsWith('[{"ok":true')) acknowledged += 1
            else refused += 1
            next()
          },
        )
      }
      next()
    })
  await Promise.all(crowd.clients.flatMap(client => Array.from({ length: order.inFlight }, () => stream(client))))

  const seconds = (performance.now() - start) / 1_000
  latencies.sort((a, b) => a - b)
  const quantile = (q: number) => latencies[Math.floor(q * (latencies.length - 1))] ?? 0
  return { acknowledged, refused, pushes: crowd.pushes, seconds, p50: quantile(0.5), p99: quantile(0.99) }
}

function crowdOf(to: string): Crowd {
  const crowd = crowds.get(to)
  if (crowd === undefined) throw new Error(`nobody is connected to ${to}`)
  return crowd
}

async function obey(order: LoadOrder): Promise<LoadReport | null> {
  switch (order.do) {
    case 'connect':
      await connect(order.to, order.url, order.clients)
      return null
    case 'staff':
      await staff(order.url, order.tokens)
      return null
    case 'handOver':
      await handOver(order.to)
      return null
    case 'send':
      return send(order)
    case 'close':
      for (const client of crowds.get(order.to)?.clients ?? []) client.close()
      crowds.delete(order.to)
      return null
  }
}

process.on('message', (order: LoadOrder) => {
  obey(order).then(
    report => process.send?.({ report }),
    error => process.send?.({ fault: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
