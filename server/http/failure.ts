import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, Response } from 'express'
import { type ErrorCode, errorCode } from '../../protocol/ack.ts'
import { publishRefusal } from '../../protocol/editor.ts'
import { DeskError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Caller } from './caller.ts'

const statusOf: Record<ErrorCode, number> = {
  BAD_REQUEST: 400,
  BAD_PAYLOAD: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ORIGIN_NOT_ALLOWED: 403,
  RATE_LIMITED: 429,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA: 415,
  LOGIN_TAKEN: 409,
  WEAK_PASSWORD: 400,
  WRONG_LOGIN: 401,
  SETUP_CLOSED: 409,
  IDEMPOTENCY_CONFLICT: 409,
  NOT_WAITING: 409,
  NOT_OWNER: 403,
  CONVERSATION_CLOSED: 409,
  ASKS_FOR_SECRET: 422,
  NOT_CLOSED: 409,
  ALREADY_RATED: 409,
  RATING_OVER: 409,
  AGENT_NOT_AVAILABLE: 409,
  NOTE_NEEDED: 409,
  NOT_IN_QUEUE: 409,
  BAD_IDENTITY: 401,
  IDENTITY_EXPIRED: 401,
  UNKNOWN_DESK: 404,
  UNKNOWN_CHOICE: 404,
  UNKNOWN_ATTACHMENT: 404,
  BUSY_TRY_AGAIN: 503,
  STORE_FULL: 507,
  STORE_READ_ONLY: 503,
  KNOWLEDGE_CONFLICT: 409,
  KNOWLEDGE_REFUSED: 422,
  KNOWLEDGE_ROLLBACK_CLASH: 409,
  KNOWLEDGE_TESTS_FAILED: 422,
  INTERNAL: 500,
}

/** Turns everything that is thrown into `{ code, message }` and a status, here and nowhere else. */
export function createFailureHandler(log: Log): ErrorRequestHandler {
  function logRefusal(code: ErrorCode, response: Response): void {
    const { caller, route, requestId } = response.locals as { caller?: Caller; route?: string; requestId?: string }
    const agentId = caller?.kind === 'team' ? caller.agent.id : undefined
    const shopperId = caller?.kind === 'shopper' ? caller.shopper.id : undefined
    log.warn({ event: 'refused', code, route, requestId, agentId, shopperId }, 'refused')
  }

  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const known = asDeskError(error)
    if (known !== null) {
      if (statusOf[known.code] === 403) logRefusal(known.code, response)
      return tell(response, known, error)
    }

    const id = randomUUID()
    log.error(
      { err: error, errorId: id, method: request.method, requestId: response.locals.requestId },
      'request failed',
    )
    tell(response, new DeskError('INTERNAL', `something went wrong here; it is noted as ${id}`), null)
  }
}

function tell(response: Response, { code, message }: DeskError, error: unknown): void {
  response.status(statusOf[code]).set('Cache-Control', 'no-store')
  if (statusOf[code] === 401) response.set('WWW-Authenticate', 'Bearer')
  const wait = (error as { retryAfterSeconds?: unknown } | null)?.retryAfterSeconds
  if (typeof wait === 'number') response.set('Retry-After', String(wait))
  else if (code === 'BUSY_TRY_AGAIN') response.set('Retry-After', '1')
  response.json({ code, message, ...refusalIn(error) })
}

/** A stopped publish says in its body what an editor needs to know. */
function refusalIn(error: unknown): object {
  const refused = error as { code?: unknown; message?: unknown; refusal?: object } | null
  if (typeof refused?.refusal !== 'object') return {}
  const { code, message, refusal } = refused
  const parsed = publishRefusal.safeParse({ code, message, ...refusal })
  return parsed.success ? parsed.data : {}
}

function asDeskError(error: unknown): DeskError | null {
  if (typeof error !== 'object' || error === null) return null
  if ('name' in error && 'code' in error && 'message' in error) {
    const code = errorCode.safeParse(error.code)
    if (code.success) return new DeskError(code.data, String(error.message))
  }
  return fromExpress(error)
}

/** What Express and its body parser throw carries a status and a `type`; their messages may quote the request. */
function fromExpress(error: object): DeskError | null {
  const type = 'type' in error ? error.type : undefined
  const status = 'status' in error ? error.status : undefined
  if (type === 'entity.parse.failed') return new DeskError('BAD_PAYLOAD', 'the body is not JSON')
  if (type === 'entity.too.large') return new DeskError('PAYLOAD_TOO_LARGE', 'the body is too large')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') {
    return new DeskError('UNSUPPORTED_MEDIA', 'the body must be JSON in UTF-8')
  }
  if (error instanceof URIError || ('name' in error && error.name === 'URIError')) {
    return new DeskError('BAD_REQUEST', 'the address is not well encoded')
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return status === 404
      ? new DeskError('NOT_FOUND', 'there is nothing here')
      : new DeskError('BAD_REQUEST', 'bad request')
  }
  return null
}
