import { io, type Socket } from 'socket.io-client'
import type { AgentToServer, ServerToSupervisor } from '../../protocol/agent.ts'
import type { DeskLine, LineEvents, Outcome } from './desk-line.ts'

const ACK_WITHIN_MS = 8_000
const RETRY_REFUSED_AFTER_MS = 2_000

type AnyCall = { emit(event: string, request: unknown, ack: (error: Error | null, result: unknown) => void): void }

/** The agent's socket on `/agent`. */
export function createSocketLine(token: string, origin = ''): DeskLine {
  const socket: Socket<ServerToSupervisor, AgentToServer> = io(`${origin}/agent`, {
    transports: ['websocket'],
    auth: { token },
    autoConnect: false,
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
  })
  let retry: ReturnType<typeof setTimeout> | undefined

  /** The client reconnects by itself after a lost line, but not after the server said no. */
  function reconnectLater() {
    clearTimeout(retry)
    retry = setTimeout(() => socket.connect(), RETRY_REFUSED_AFTER_MS)
  }

  function listen(events: LineEvents) {
    socket.on('connect', events.up)
    socket.on('disconnect', reason => {
      events.down()
      if (reason === 'io server disconnect') reconnectLater()
    })
    socket.on('connect_error', error => {
      if (codeOf(error) === 'UNAUTHENTICATED') return events.refused()
      events.down()
      if (!socket.active) reconnectLater()
    })
    socket.on('inbox', events.inbox)
    socket.on('conversation:assigned', events['conversation:assigned'])
    socket.on('message:new', events['message:new'])
    socket.on('status', events.status)
    socket.on('note:new', events['note:new'])
    socket.on('head', events.head)
    socket.on('typing', events.typing)
    socket.on('read', events.read)
    socket.on('board', events.board)
    socket.on('live', events.live)
  }

  return {
    isUp: () => socket.connected,
    call(event, request) {
      if (!socket.connected) return Promise.resolve({ ok: false, code: 'LINE_LOST' })
      return new Promise(resolve => {
        const timed = socket.timeout(ACK_WITHIN_MS) as unknown as AnyCall
        timed.emit(event, request, (error, result) =>
          resolve(error ? { ok: false, code: 'LINE_LOST' } : (result as Outcome<never>)),
        )
      })
    },
    listen,
    open: () => socket.connect(),
    close() {
      clearTimeout(retry)
      socket.removeAllListeners()
      socket.disconnect()
    },
  }
}

/** A refused handshake carries its code in `data.code`; the message repeats it. */
function codeOf(error: Error & { data?: unknown }): string {
  const data = error.data
  if (typeof data === 'object' && data !== null && 'code' in data) return String(data.code)
  return error.message
}
