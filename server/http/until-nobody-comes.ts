import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const READY = '/readyz'
const PROBES: ReadonlySet<string> = new Set([READY, '/healthz', '/metrics'])

/**
 * Waits until a balancer has seen on `/readyz` that this node stops, and nobody has come over a new connection for
 * `quietMs`; or until `atMostMs` are over. A busy balancer learns it late, and whoever it sends meanwhile is served.
 */
export async function untilNobodyComes(server: Server, quietMs: number, atMostMs: number): Promise<void> {
  const begun = performance.now()
  let last = begun
  let isSeen = false
  const known = new WeakSet<Socket>()
  function look({ url = '', socket }: IncomingMessage): void {
    const [path = ''] = url.split('?')
    if (path === READY) isSeen = true
    if (known.has(socket) || PROBES.has(path)) return
    known.add(socket)
    last = performance.now()
  }
  server.prependListener('request', look).prependListener('upgrade', look)
  for (;;) {
    const end = begun + atMostMs
    const left = Math.min(isSeen ? last + quietMs : end, end) - performance.now()
    if (left <= 0) break
    await sleep(isSeen ? left : Math.min(left, quietMs / 4))
  }
  server.off('request', look).off('upgrade', look)
}
