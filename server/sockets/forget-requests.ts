import type { IncomingHttpHeaders } from 'node:http'

/** What Socket.IO reads of a request when a namespace is entered. */
interface KeptRequest {
  readonly headers: IncomingHttpHeaders
  readonly connection: { readonly encrypted?: boolean }
  readonly url?: string | undefined
  readonly _query?: Readonly<Record<string, string>>
}

/** What of an Engine.IO server is needed here. */
interface Connections {
  on(event: 'connection', listener: (connection: { request: KeptRequest }) => void): unknown
}

const PLAIN = {}
const ENCRYPTED = { encrypted: true }
const NO_QUERY = {}

/**
 * Keeps of the request that opened a connection only what is asked for later: where it came from. The whole of it,
 * with its streams and all its headers, would live as long as the connection does, and idle ones are many.
 */
export function forgetRequests(engine: Connections): void {
  engine.on('connection', connection => {
    const { headers, connection: line } = connection.request
    const { origin, 'x-forwarded-for': forwardedFor } = headers
    connection.request = {
      headers: {
        ...(origin === undefined ? {} : { origin }),
        ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
      },
      connection: line.encrypted === true ? ENCRYPTED : PLAIN,
      _query: NO_QUERY,
    }
  })
}
