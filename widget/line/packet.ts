/**
 * Socket.IO 5 packets inside Engine.IO 4 text frames, as far as a client of one namespace meets them.
 * First digit: Engine.IO (0 open, 1 close, 2 ping, 3 pong, 4 message); second: Socket.IO.
 */
export type Packet =
  | { readonly type: 'open'; readonly silenceMs: number }
  | { readonly type: 'ping' | 'connected' | 'closed' | 'unknown' }
  | { readonly type: 'refused'; readonly code: string }
  | { readonly type: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly type: 'ack'; readonly id: number; readonly payload: unknown }

export const PONG = '3'

export const encodeConnect = (namespace: string, auth: object): string => `40${namespace},${JSON.stringify(auth)}`

export const encodeEvent = (namespace: string, id: number | '', name: string, payload: unknown): string =>
  `42${namespace},${id}${JSON.stringify([name, payload])}`

function decodeOpen(text: string): Packet {
  const { pingInterval = 25_000, pingTimeout = 20_000 } = JSON.parse(text) as Record<string, number>
  return { type: 'open', silenceMs: pingInterval + pingTimeout }
}

function decodeRefusal(text: string): Packet {
  const { message, data } = JSON.parse(text) as { message?: string; data?: { code?: string } }
  return { type: 'refused', code: data?.code ?? message ?? 'INTERNAL' }
}

/** A frame that does not make sense is `unknown`, never an exception. */
export function decode(frame: string, namespace: string): Packet {
  try {
    if (frame === '2') return { type: 'ping' }
    if (frame === '1') return { type: 'closed' }
    if (frame[0] === '0') return decodeOpen(frame.slice(1))
    const kind = frame.slice(0, 2)
    const rest = frame.slice(2)
    if (!rest.startsWith(namespace)) return { type: 'unknown' }
    const body = rest.slice(namespace.length).replace(/^,/, '')
    if (kind === '40') return { type: 'connected' }
    if (kind === '41') return { type: 'closed' }
    if (kind === '44') return decodeRefusal(body)
    const [, id = '', json = ''] = /^(\d*)(\[.*)$/.exec(body) ?? []
    const parts = JSON.parse(json) as unknown[]
    if (kind === '42') return { type: 'event', name: String(parts[0]), payload: parts[1] }
    if (kind === '43') return { type: 'ack', id: Number(id), payload: parts[0] }
  } catch {}
  return { type: 'unknown' }
}
