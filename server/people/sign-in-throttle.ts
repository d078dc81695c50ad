import { countHere, type NewRateCounter } from '../rate-counter.ts'
import { addressKey } from './address-key.ts'
import { createGrowingDelay } from './growing-delay.ts'
import { RateLimitedError } from './rate-limited-error.ts'

export interface SignInThrottle {
  /** Counts a try before the password is looked at, so that tries in parallel count too. @throws RateLimitedError */
  begin(login: string, ip: string | undefined): Promise<void>
  succeeded(login: string, ip: string | undefined): Promise<void>
}

const quarterHour = 900
const pairRule = {
  free: 5,
  thenFree: 1,
  windowSeconds: quarterHour,
  firstDelaySeconds: 30,
  longestDelaySeconds: quarterHour,
}
const addressRule = {
  free: 30,
  thenFree: 5,
  windowSeconds: quarterHour,
  firstDelaySeconds: 30,
  longestDelaySeconds: quarterHour,
}
/** Short delays: whoever attacks a login must not keep its owner out for long. */
const loginRule = { free: 20, thenFree: 5, windowSeconds: quarterHour, firstDelaySeconds: 10, longestDelaySeconds: 60 }
const everybodyRule = { free: 100, thenFree: 20, windowSeconds: 60, firstDelaySeconds: 5, longestDelaySeconds: 30 }
const everybody = 'everybody'
/** An address from which a login came in lately is not held up by what others try elsewhere. */
const knownForSeconds = 14 * 86_400

/**
 * Slows guessing down by login and address, by address, by login, and in all. Only wrong passwords count in the end:
 * a right one takes its try back.
 */
export function createSignInThrottle(newCounter: NewRateCounter = countHere): SignInThrottle {
  const pair = createGrowingDelay('login-and-address', pairRule, newCounter)
  const address = createGrowingDelay('address', addressRule, newCounter)
  const account = createGrowingDelay('login', loginRule, newCounter)
  const all = createGrowingDelay('everybody', everybodyRule, newCounter)
  const known = newCounter('known-address', { points: 1, duration: knownForSeconds })

  async function limitsOf(login: string, ip: string | undefined) {
    const from = addressKey(ip)
    const who = login.toLowerCase()
    const here = `${who} ${from}`
    const ours = [
      { delay: pair, key: here },
      { delay: address, key: from },
    ]
    const isKnown = (await known.get(here)) !== null
    return isKnown ? ours : [...ours, { delay: account, key: who }, { delay: all, key: everybody }]
  }

  return {
    async begin(login, ip) {
      const limits = await limitsOf(login, ip)
      // What is refused here counts nowhere: knocking at one closed door must not close the others.
      refuseAfter(await Promise.all(limits.map(({ delay, key }) => delay.waitMs(key))))
      refuseAfter(await Promise.all(limits.map(({ delay, key }) => delay.count(key))))
    },
    async succeeded(login, ip) {
      const limits = await limitsOf(login, ip)
      await Promise.all(limits.map(({ delay, key }) => delay.takeBack(key)))
      const here = `${login.toLowerCase()} ${addressKey(ip)}`
      await pair.forget(here)
      await known.set(here, 1, knownForSeconds)
    },
  }
}

function refuseAfter(waits: readonly number[]): void {
  const longest = Math.max(...waits)
  if (longest > 0) throw new RateLimitedError('too many tries to sign in', longest)
}

/** For load tests: lets everything pass. */
export const noThrottle: SignInThrottle = { begin: async () => {}, succeeded: async () => {} }
