import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import { addressKey } from '../people/address-key.ts'
import { RateLimitedError } from '../people/rate-limited-error.ts'
import { countHere, type NewRateCounter } from '../rate-counter.ts'
import type { Caller } from './caller.ts'
import type { RouteName } from './handlers.ts'

export interface RouteLimits {
  /** All calls of an address. @throws RateLimitedError */
  countAny(ip: string | undefined): Promise<void>
  /** Calls of routes that cost more. Wrong passwords are counted by the sign-in itself. @throws RateLimitedError */
  count(route: RouteName, caller: Caller, ip: string | undefined): Promise<void>
}

/** An office behind one address has many people in it. */
const anyByAddress = { points: 1_200, duration: 60 }
const signInByAddress = { points: 120, duration: 60 }
const setupByAddress = { points: 10, duration: 600 }
const setupByAll = { points: 60, duration: 600 }
const uploadByShopper = { points: 20, duration: 600 }
const uploadByAddress = { points: 100, duration: 600 }

export function createRouteLimits(newCounter: NewRateCounter = countHere): RouteLimits {
  const any = newCounter('requests', anyByAddress)
  const signIn = newCounter('sign-ins', signInByAddress)
  const setup = newCounter('setups', setupByAddress)
  const setupAll = newCounter('setups-in-all', setupByAll)
  const uploadOfShopper = newCounter('uploads', uploadByShopper)
  const uploadOfAddress = newCounter('uploads-of-address', uploadByAddress)

  return {
    countAny: ip => take(any, addressKey(ip)),
    async count(route, caller, ip) {
      const from = addressKey(ip)
      if (route === 'signIn') await take(signIn, from)
      if (route === 'setup') {
        await take(setup, from)
        await take(setupAll, 'all')
      }
      if (route === 'upload' && caller.kind === 'shopper') {
        await take(uploadOfShopper, caller.shopper.id)
        await take(uploadOfAddress, from)
      }
    },
  }
}

export const noRouteLimits: RouteLimits = { countAny: async () => {}, count: async () => {} }

async function take(limiter: RateLimiterAbstract, key: string): Promise<void> {
  await limiter.consume(key).catch((refused: { msBeforeNext: number }) => {
    throw new RateLimitedError('too many requests', refused.msBeforeNext)
  })
}
