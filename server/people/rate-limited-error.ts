import { DeskError } from '../errors.ts'

/** Too many tries: come back after `retryAfterSeconds`, a whole number from 1 up. */
export class RateLimitedError extends DeskError {
  override name = 'RateLimitedError'
  readonly retryAfterSeconds: number

  constructor(message: string, waitMs: number) {
    super('RATE_LIMITED', message)
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000))
  }
}
