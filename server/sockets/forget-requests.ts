import type { IncomingHttpHeaders } from 'node:http'

/** What of an Engine.IO server is needed here. */
interface Connections {
  on(event: 'connection', listener: (connection: Connection) => void): unknown
}
interface Connection {
  readonly transport: { readonly name: string }
  readonly request: { headers: IncomingHttpHeaders; rawHeaders: string[] }
}

/**
 * Keeps of the headers with which a WebSocket was opened only what is asked for later: where it came from. Engine.IO and
 * Socket.IO hold on to the request for as long as the connection lives; a browser sends a lot in it, each word twice in
 * memory, and idle connections are many.
 */
export function forgetRequests(engine: Connections): void {
  engine.on('connection', ({ transport, request }) => {
    // A request that is still to be answered is left alone.
    if (transport.name !== 'websocket') return
    const { origin, 'x-forwarded-for': forwardedFor } = request.headers
    request.headers = {
      ...(origin === undefined ? {} : { origin }),
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    }
    request.rawHeaders = []
  })
}
