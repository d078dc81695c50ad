import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the network between a client and the server is like, in both directions. */
export type Weather =
  | { readonly kind: 'clear' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Each connection ends after so many bytes more, wherever in a frame that is. */
  | { readonly kind: 'cut'; readonly afterBytes: () => number }
  /** Nothing passes and nobody is told; what was sent meanwhile arrives late, as TCP does it. */
  | { readonly kind: 'blackHole' }
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }

/** A TCP relay in front of a server, whose network fails as a test wants. */
export interface FaultProxy {
  readonly url: string
  set(weather: Weather): void
  close(): Promise<void>
}

export async function openFaultProxy(targetUrl: string): Promise<FaultProxy> {
  const target = Number(new URL(targetUrl).port)
  const pairs = new Set<{ client: Socket; server: Socket; bytesLeft: number }>()
  let weather: Weather = { kind: 'clear' }
  let tellChange: () => void = () => {}
  let change = new Promise<void>(resolve => {
    tellChange = resolve
  })

  const relay = createServer(client => {
    const server = connect(target, '127.0.0.1')
    const pair = { client, server, bytesLeft: bytesUntilCut() }
    pairs.add(pair)
    const end = () => {
      client.destroy()
      server.destroy()
      pairs.delete(pair)
    }
    for (const socket of [client, server]) {
      socket.setNoDelay(true)
      socket.on('error', end)
    }
    void Promise.race([pump(client, server), pump(server, client)]).then(end, end)

    async function pump(from: Socket, to: Socket): Promise<void> {
      for await (const chunk of from) await pass(chunk as Buffer, to)
      await outOfBlackHole()
    }

    async function pass(chunk: Buffer, to: Socket): Promise<void> {
      await outOfBlackHole()
      if (weather.kind === 'delay') await sleep(weather.ms)
      if (weather.kind === 'cut') {
        to.write(chunk.subarray(0, pair.bytesLeft))
        pair.bytesLeft -= chunk.length
        // What was written before the cut still arrives.
        if (pair.bytesLeft <= 0) setImmediate(end)
        return
      }
      if (weather.kind === 'drip') return drip(chunk, to, weather)
      to.write(chunk)
    }
  })

  async function drip(chunk: Buffer, to: Socket, { bytes, everyMs }: { bytes: number; everyMs: number }) {
    for (let at = 0; at < chunk.length; at += bytes) {
      to.write(chunk.subarray(at, at + bytes))
      if (weather.kind === 'drip') await sleep(everyMs)
    }
  }

  async function outOfBlackHole(): Promise<void> {
    while (weather.kind === 'blackHole') await change
  }

  function bytesUntilCut(): number {
    return weather.kind === 'cut' ? weather.afterBytes() : 0
  }

  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  return {
    url: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    set(next) {
      weather = next
      for (const pair of pairs) pair.bytesLeft = bytesUntilCut()
      tellChange()
      change = new Promise<void>(resolve => {
        tellChange = resolve
      })
    },
    async close() {
      weather = { kind: 'clear' }
      tellChange()
      for (const { client, server } of pairs) {
        client.destroy()
        server.destroy()
      }
      relay.close()
      await once(relay, 'close')
    },
  }
}
