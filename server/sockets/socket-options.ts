import type { ServerOptions } from 'socket.io'

/** A frame beyond this closes the connection that sent it. */
const MAX_FRAME_BYTES = 64 * 1024

export interface Pings {
  readonly everyMs: number
  /** Who has not answered by then is gone. */
  readonly answerWithinMs: number
}

/** A silent console is noticed within the sum of both; a phone's radio is left in peace in between. */
const PINGS: Pings = { everyMs: 15_000, answerWithinMs: 10_000 }

export function socketOptions(
  { isAllowedOrigin }: { isAllowedOrigin(origin: string | undefined): boolean },
  pings = PINGS,
): Partial<ServerOptions> {
  return {
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: pings.everyMs,
    pingTimeout: pings.answerWithinMs,
    connectTimeout: 10_000,
    // Pages of allowed shops may poll where a WebSocket cannot pass; the same check guards both.
    cors: {
      origin: (origin, answer) => answer(null, isAllowedOrigin(origin) && origin !== undefined ? origin : false),
    },
    allowRequest: (request, answer) => {
      const isAllowed = isAllowedOrigin(request.headers.origin)
      answer(isAllowed ? null : 'ORIGIN_NOT_ALLOWED', isAllowed)
    },
  }
}
