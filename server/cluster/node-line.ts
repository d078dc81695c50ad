import { randomUUID } from 'node:crypto'
import { createAdapter } from '@socket.io/redis-streams-adapter'
import type { Namespace } from 'socket.io'
import type { Log } from '../log.ts'
import { passOn, type TellsElsewhere } from '../sockets/tell-rooms.ts'
import type { Hint } from './hint.ts'
import { watchNodes } from './node-watch.ts'
import { BLOCK_MS, openRedis, type RedisClient } from './open-redis.ts'

/** A reader that was away this many entries ago has missed some; heads tell it. */
const STREAM_LENGTH = 50_000
/** What Redis has not taken yet; what comes on top is not sent. */
const MOST_UNDER_WAY = 5_000
/** How long a start waits for Redis. */
const FIRST_WITHIN_MS = 3_000
/** Socket.IO's number for an event to all nodes: the adapter writes those to the stream. */
const TO_ALL = 3

type Adapter = Namespace['adapter']

/** What one entry of the stream carries between nodes, beside what Socket.IO itself sends. */
interface OwnData {
  /** Texts that were told in one turn, each with its rooms. */
  readonly tells?: readonly (readonly [rooms: readonly string[], text: string])[]
  readonly hint?: Hint
  readonly beat?: string
}
interface Entry {
  readonly type: number
  readonly data?: OwnData
}

/** What of the stream adapter is used here. */
interface StreamAdapter {
  doPublish(entry: object): Promise<string>
  onMessage(entry: Entry & { readonly uid: string }, offset?: string): void
  publishAndReturnOffset(entry: Entry): Promise<string>
  readonly uid: string
  tellElsewhere?: TellsElsewhere['tellElsewhere']
}

export interface NodeLineNeeds {
  readonly redisUrl: string
  /** Begins every key and stream; shops that share a Redis have different ones. */
  readonly prefix: string
  readonly log: Log
}

/** How this node hears of the others. All of it may be lost: what is true is in the store. */
export interface NodeLine {
  /** For Socket.IO. */
  readonly adapter: (namespace: Namespace) => Adapter
  readonly redis: RedisClient
  /** Nodes do not hear each other at the moment. */
  isAway(): boolean
  /** Waits a moment for Redis, and says so when it does not answer. */
  start(): Promise<void>
  hint(hint: Hint): void
  onHint(listener: (hint: Hint) => void): void
  /** After a time in which hints were lost. */
  onBack(listener: () => void): void
  /** After the sockets are closed. */
  stop(): void
}

export function createNodeLine({ redisUrl, prefix, log }: NodeLineNeeds): NodeLine {
  const nodeId = randomUUID()
  const redis = openRedis(redisUrl)
  const create = createAdapter(redis.client, {
    streamName: `${prefix}:told`,
    channelPrefix: `${prefix}:asked`,
    maxLen: STREAM_LENGTH,
    blockTimeInMs: BLOCK_MS,
    onlyPlaintext: true,
  })
  const hintListeners: ((hint: Hint) => void)[] = []
  const backListeners: (() => void)[] = []
  let underWay = 0
  /** Any of the adapters: they share the stream. */
  let any: StreamAdapter | null = null

  const watch = watchNodes(nodeId, {
    beat: () => send({ beat: nodeId }),
    onAway: () => log.error('Redis does not answer: nodes hear of each other through the store, a few seconds later'),
    onBack() {
      log.info('Redis answers: nodes hear of each other at once')
      for (const listener of backListeners) listener()
    },
    onNodes: others => log.info({ others }, 'other nodes'),
  })

  function send(data: OwnData, adapter = any): void {
    adapter?.publishAndReturnOffset({ type: TO_ALL, data }).catch(() => {})
  }

  function hear({ tells, hint, beat }: OwnData, namespace: Namespace): void {
    for (const [rooms, text] of tells ?? []) passOn(namespace, rooms, text)
    if (hint !== undefined) for (const listener of hintListeners) listener(hint)
    if (beat !== undefined) watch.heard(beat)
  }

  function adapter(namespace: Namespace): Adapter {
    const stream = create(namespace) as unknown as StreamAdapter
    any = stream
    const publish = stream.doPublish.bind(stream)
    const hearSocketIo = stream.onMessage.bind(stream)
    let tells: [readonly string[], string][] = []

    function flush(): void {
      if (tells.length === 0) return
      const told = tells
      tells = []
      send({ tells: told }, stream)
    }

    stream.tellElsewhere = (rooms, text) => {
      if (watch.isAway() || !watch.areOthersThere()) return
      // All that is told in one turn is one entry.
      if (tells.length === 0) process.nextTick(flush)
      tells.push([rooms, text])
    }
    // Socket.IO does here what it was told after the entry is written. Nobody here waits for Redis.
    stream.doPublish = async entry => {
      flush()
      const isBeat = (entry as Entry).data?.beat !== undefined
      if (!redis.client.isReady || underWay > MOST_UNDER_WAY || (watch.isAway() && !isBeat)) return ''
      underWay += 1
      publish(entry)
        .catch(() => {})
        .finally(() => {
          underWay -= 1
        })
      return ''
    }
    stream.onMessage = (entry, offset) => {
      const { data } = entry
      const isOurs = data !== undefined && ('tells' in data || 'hint' in data || 'beat' in data)
      if (!isOurs) hearSocketIo(entry, offset)
      else if (entry.uid !== stream.uid || data.beat !== undefined) hear(data, namespace)
    }
    return stream as unknown as Adapter
  }

  return {
    adapter,
    redis: redis.client,
    isAway: watch.isAway,
    async start() {
      await watch.first(FIRST_WITHIN_MS)
      if (watch.isAway())
        log.error('Redis does not answer: starting without it; nodes hear of each other through the store meanwhile')
    },
    hint: hint => send({ hint }),
    onHint: listener => void hintListeners.push(listener),
    onBack: listener => void backListeners.push(listener),
    stop() {
      watch.stop()
      redis.close()
    },
  }
}
