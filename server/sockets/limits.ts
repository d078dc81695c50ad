import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import { DeskError } from '../errors.ts'
import { countHere, type NewRateCounter } from '../rate-counter.ts'

export interface SocketLimits {
  /** Before a connection is let in. @throws DeskError RATE_LIMITED */
  connect(ip: string): Promise<void>
  /**
   * Before an event is looked at. `who` is a visitor's or agent's id. `undefined`: nobody counts.
   *
   * @throws DeskError RATE_LIMITED
   */
  event(who: string, ip: string, event: string): Promise<void> | undefined
}

/** Points over seconds: generous for people, tight for scripts. */
const CONNECTS_AN_IP = { points: 600, duration: 60 }
const MESSAGES_A_PERSON = { points: 40, duration: 10 }
const EVENTS_A_PERSON = { points: 300, duration: 10 }
const MESSAGES_AN_IP = { points: 2_000, duration: 60 }

const COSTLY = new Set([
  'message:send',
  'handoff:request',
  'handoff:cancel',
  'wait:choose',
  'record:get',
  'whisper:add',
  'conversation:take-over',
  'work:take',
  'case:find',
  'rating:send',
  'note:add',
  'conversation:transfer',
  'suggest',
  'typeahead',
])

/** @param count what is counted over all nodes; a flood of small events is stopped by the node that it comes to. */
export function createSocketLimits(isOn: boolean, count: NewRateCounter = countHere): SocketLimits {
  if (!isOn) return { connect: async () => {}, event: () => undefined }

  const connects = count('connects', CONNECTS_AN_IP)
  const messages = count('messages', MESSAGES_A_PERSON)
  const events = countHere('events', EVENTS_A_PERSON)
  const messagesOfIp = count('messages-of-address', MESSAGES_AN_IP)
  return {
    connect: ip => spend(connects, ip),
    async event(who, ip, event) {
      await spend(events, who)
      if (!COSTLY.has(event)) return
      await spend(messages, who)
      await spend(messagesOfIp, ip)
    },
  }
}

async function spend(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    const seconds = Math.ceil(((refusal as RateLimiterRes).msBeforeNext ?? 1_000) / 1_000)
    throw new DeskError('RATE_LIMITED', `too much at once; try again in ${seconds} s`)
  }
}
