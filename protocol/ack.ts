import { z } from 'zod'

/** Every acknowledgement on every socket. `code` is stable; `message` is for a developer's eyes. */
export type Ack<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }
export type Acknowledge<T> = (result: Ack<T>) => void

/** All codes a client may meet, on sockets and over HTTP. New ones are added, none changes its meaning. */
export const errorCode = z.enum([
  'BAD_REQUEST',
  'BAD_PAYLOAD',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'ORIGIN_NOT_ALLOWED',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA',
  'LOGIN_TAKEN',
  'WEAK_PASSWORD',
  'WRONG_LOGIN',
  'SETUP_CLOSED',
  'IDEMPOTENCY_CONFLICT',
  'NOT_WAITING',
  'NOT_OWNER',
  'CONVERSATION_CLOSED',
  'ASKS_FOR_SECRET',
  'NOT_CLOSED',
  'ALREADY_RATED',
  'RATING_OVER',
  'AGENT_NOT_AVAILABLE',
  'NOTE_NEEDED',
  'NOT_IN_QUEUE',
  'BAD_IDENTITY',
  'IDENTITY_EXPIRED',
  'UNKNOWN_DESK',
  'UNKNOWN_CHOICE',
  'UNKNOWN_ATTACHMENT',
  'BUSY_TRY_AGAIN',
  'STORE_FULL',
  'STORE_READ_ONLY',
  'KNOWLEDGE_CONFLICT',
  'KNOWLEDGE_REFUSED',
  'KNOWLEDGE_ROLLBACK_CLASH',
  'KNOWLEDGE_TESTS_FAILED',
  'INTERNAL',
])
export type ErrorCode = z.infer<typeof errorCode>
