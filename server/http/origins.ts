import type { Config } from '../config.ts'

export interface Origins {
  /** The server's own pages. */
  own(): readonly string[]
  isOwn(origin: string): boolean
  /**
   * For HTTP requests and socket handshakes alike. `undefined`, no header at all, comes from programs that are not
   * browsers and is allowed; `null`, as sandboxed pages and files send it, is not.
   */
  isAllowedOrigin(origin: string | undefined): boolean
  /** To be told once the server listens, when the system chose the port. */
  listensOn(port: number): void
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1'])
const everyInterface = new Set(['0.0.0.0', '::'])

/** Compares exactly: scheme, host and port. */
export function createOrigins(config: Pick<Config, 'publicUrl' | 'allowedOrigins' | 'host' | 'port'>): Origins {
  let port = config.port
  const foreign = new Set(config.allowedOrigins)

  function own(): readonly string[] {
    const isLocal = loopback.has(config.host) || everyInterface.has(config.host)
    const hosts = isLocal ? new Set([config.host, ...loopback]) : [config.host]
    const listening = [...hosts].map(
      host => new URL(`http://${host.includes(':') ? `[${host}]` : host}:${port}`).origin,
    )
    return config.publicUrl === null ? listening : [new URL(config.publicUrl).origin, ...listening]
  }

  let known = new Set(own())
  return {
    own: () => [...known],
    isOwn: origin => known.has(origin),
    isAllowedOrigin: origin => origin === undefined || known.has(origin) || foreign.has(origin),
    listensOn(actual) {
      port = actual
      known = new Set(own())
    },
  }
}
