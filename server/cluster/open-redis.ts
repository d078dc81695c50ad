import { createClient } from 'redis'

/** A reader that waits for news asks again after this; a line on which nothing is heard for longer than the second is cut. */
export const BLOCK_MS = 1_000
const SILENT_FOR_MS = 5_000
const LONGEST_PAUSE_MS = 1_000
/** What went wrong before answering is not asked again at once. */
const AFTER_FAULT_MS = 200
/** Of what nobody answers no more is kept in memory. */
const MOST_UNANSWERED = 20_000

export type RedisClient = ReturnType<typeof openClient>

export interface Redis {
  /** Never throws for being away: what is asked then fails or waits. */
  readonly client: RedisClient
  close(): void
}

/**
 * Connects to Redis and keeps at it for as long as it is not closed, whether Redis is there or not. Nothing here fails
 * the process: whoever asks something of a client handles its fault, or it is none.
 */
export function openRedis(url: string): Redis {
  const all = new Set<RedisClient>()
  let isClosed = false

  function keep(client: RedisClient): RedisClient {
    all.add(client)
    client.on('error', () => {})
    return client
  }

  const client = keep(openClient(url))
  client.connect().catch(() => {})

  // The adapter opens its readers with this. It waits for none of their promises, and reads again at once after a fault.
  client.duplicate = (() => {
    const reader = keep(openClient(url))
    const connect = reader.connect.bind(reader)
    const subscribe = reader.subscribe.bind(reader)
    const xRead = reader.xRead.bind(reader)
    return Object.assign(reader, {
      connect: () => connect().catch(() => new Promise(() => {})),
      subscribe: (...args: Parameters<typeof subscribe>) => subscribe(...args).catch(() => {}),
      async xRead(...args: Parameters<typeof xRead>) {
        try {
          return await xRead(...args)
        } catch (error) {
          if (!isClosed) await new Promise(resolve => setTimeout(resolve, AFTER_FAULT_MS).unref())
          throw error
        }
      },
    })
  }) as typeof client.duplicate

  return {
    client,
    close() {
      isClosed = true
      for (const each of all) each.destroy()
    },
  }
}

function openClient(url: string) {
  return createClient({
    url,
    pingInterval: BLOCK_MS,
    commandsQueueMaxLength: MOST_UNANSWERED,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: SILENT_FOR_MS,
      reconnectStrategy: tries => Math.min(50 * 2 ** tries, LONGEST_PAUSE_MS),
    },
  })
}
