import type { ServerOptions } from 'socket.io'

/** A frame beyond this closes the connection that sent it. */
const MAX_FRAME_BYTES = 64 * 1024

export function socketOptions({
  isAllowedOrigin,
}: {
  isAllowedOrigin(origin: string | undefined): boolean
}): Partial<ServerOptions> {
  return {
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    // A silent console is noticed within interval + timeout; a phone's radio is left in peace in between.
    pingInterval: 15_000,
    pingTimeout: 10_000,
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
