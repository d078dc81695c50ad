import { RateLimiterRedis, RLWrapperTimeouts } from 'rate-limiter-flexible'
import { countHere, type NewRateCounter } from '../rate-counter.ts'
import type { NodeLine } from './node-line.ts'

/** Longer nobody waits for a count. */
const ANSWER_WITHIN_MS = 250

/** Counts what comes to all nodes, in Redis; while Redis is away each node counts for itself. */
export function countAcrossNodes(
  { redis, isAway }: Pick<NodeLine, 'redis' | 'isAway'>,
  prefix: string,
): NewRateCounter {
  // The limiter asks this one question before it asks Redis; the line knows more than whether a socket is open.
  const storeClient = new Proxy(redis, {
    get: (client, name) => {
      if (name === 'isReady') return client.isReady && !isAway()
      const found = Reflect.get(client, name, client) as unknown
      return typeof found === 'function' ? found.bind(client) : found
    },
  })
  return (name, rate) => {
    const insuranceLimiter = countHere(name, rate)
    return new RLWrapperTimeouts({
      timeoutMs: ANSWER_WITHIN_MS,
      limiter: new RateLimiterRedis({
        ...rate,
        storeClient,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        keyPrefix: `${prefix}:rate:${name}`,
        insuranceLimiter,
      }),
      insuranceLimiter,
    })
  }
}
