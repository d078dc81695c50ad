import { describe } from '@jest/globals'
import { whyNoRedis } from '../faults/support/redis-server.ts'

/** A `describe` that is skipped where no Redis can be had, with one line that says why. */
export function describeWithRedis(name: string, tests: () => void): void {
  const reason = whyNoRedis()
  if (reason !== null) console.warn(`${name}: skipped, ${reason}`)
  const describeOrSkip = reason === null ? describe : describe.skip
  describeOrSkip(name, tests)
}
