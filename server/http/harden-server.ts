import type { Server, ServerOptions } from 'node:http'

/** For `createServer`: the bounds that can only be set there. Half-sent requests are looked for every five seconds. */
export const hardenedServerOptions: ServerOptions = {
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5_000,
}

/** Cuts clients that drip their requests. WebSockets are not concerned once they are upgraded. */
export function hardenServer(server: Server): void {
  server.headersTimeout = 10_000
  // Long enough for 8 MB over a bad mobile line.
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 20_000
  server.maxHeadersCount = 100
}
