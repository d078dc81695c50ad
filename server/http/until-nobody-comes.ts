import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const PROBES: ReadonlySet<string> = new Set(['/readyz', '/healthz', '/metrics'])

/**
 * Waits until nobody has come over a new connection for `quietMs`, or `atMostMs` are over: a balancer that is busy
 * learns late that this node stops, and whoever it sends meanwhile is served. Its own looking does not count.
 */
export async function untilNobodyComes(server: Server, quietMs: number, atMostMs: number): Promise<void> {
  const begun = performance.now()
  let last = begun
  const known = new WeakSet<Socket>()
  function look({ url = '', socket }: IncomingMessage): void {
    const [path = ''] = url.split('?')
    if (known.has(socket) || PROBES.has(path)) return
    known.add(socket)
    last = performance.now()
  }
  server.prependListener('request', look).prependListener('upgrade', look)
  for (;;) {
    const now = performance.now()
    const left = Math.min(last + quietMs, begun + atMostMs) - now
    if (left <= 0) break
    await sleep(left)
  }
  server.off('request', look).off('upgrade', look)
}
