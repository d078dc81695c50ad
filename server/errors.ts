import type { ErrorCode } from '../protocol/ack.ts'

/** An expected failure. `code` is stable and may reach a client; `message` is for developers, `cause` for the log only. */
export class DeskError extends Error {
  override name = 'DeskError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Somebody else committed after `before` was read: read again and decide again. Never reaches a client. */
export class StaleVersionError extends Error {
  override name = 'StaleVersionError'
  readonly code = 'STALE_VERSION'

  constructor(conversationId: string) {
    super(`conversation ${conversationId} has moved on`)
  }
}

/**
 * By `code`, never by `instanceof`: modules may be loaded twice, and native errors come from elsewhere.
 */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}
