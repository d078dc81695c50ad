import type { z } from 'zod'
import type { Ack, ErrorCode } from '../../protocol/ack.ts'
import { DeskError } from '../errors.ts'

/** What of a Socket.IO socket is needed here. */
interface EventSource {
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown
}

export type Handlers<Schemas extends Record<string, z.ZodType>> = {
  readonly [Event in keyof Schemas]: (payload: z.output<Schemas[Event]>) => Promise<unknown>
}

export interface AnswerOptions {
  /** Rejects with a DeskError when this socket has said too much; `undefined` when nobody counts. */
  readonly limit: (event: string) => Promise<void> | undefined
  readonly onFault: (error: unknown, event: string) => void
  /** An acknowledgement has been given; an event that there is not is "other". */
  readonly onAnswered?: (event: string, tookMs: number) => void
  /** Told of every event that is being answered, so that a stop can wait for it. */
  readonly underWay?: { begin(): void; end(): void }
}

/**
 * Answers every event of a socket: parse, limit, handle, acknowledge. Whatever goes wrong becomes a code in the
 * acknowledgement; the connection and everybody else's live on. One listener a socket, since idle ones are many.
 */
export function answerEvents<Schemas extends Record<string, z.ZodType>>(
  socket: EventSource,
  schemas: Schemas,
  handlers: Handlers<Schemas>,
  { limit, onFault, onAnswered, underWay }: AnswerOptions,
): void {
  socket.onAny((event, ...args) => {
    const last = args.at(-1)
    const acknowledge = typeof last === 'function' ? (last as (result: Ack<unknown>) => void) : ignore
    const payload = typeof args[0] === 'function' ? undefined : args[0]
    void tell(event, payload, acknowledge)
  })

  async function tell(event: string, payload: unknown, acknowledge: (result: Ack<unknown>) => void): Promise<void> {
    underWay?.begin()
    const begun = performance.now()
    const result = await answer(event, payload)
    try {
      acknowledge(result)
      onAnswered?.(Object.hasOwn(schemas, event) ? event : 'other', performance.now() - begun)
    } catch (error) {
      onFault(error, event)
    }
    underWay?.end()
  }

  async function answer(event: string, payload: unknown): Promise<Ack<unknown>> {
    try {
      if (!Object.hasOwn(schemas, event)) return failure('BAD_REQUEST', 'there is no such event')
      const counted = limit(event)
      if (counted !== undefined) await counted
      const parsed = schemas[event]?.safeParse(payload ?? {})
      if (parsed === undefined || !parsed.success) return failure('BAD_PAYLOAD', issueOf(parsed?.error))
      const handle = handlers[event] as (payload: unknown) => Promise<unknown>
      return { ok: true, data: (await handle(parsed.data)) ?? null }
    } catch (error) {
      if (error instanceof DeskError) return failure(error.code, error.message)
      onFault(error, event)
      return failure('INTERNAL', 'something went wrong on our side; try again')
    }
  }
}

function failure(code: ErrorCode, message: string): Ack<never> {
  return { ok: false, code, message }
}

/** Names the field and the rule, never the value: a payload may be private. */
function issueOf(error: z.ZodError | undefined): string {
  const issue = error?.issues[0]
  if (issue === undefined) return 'the payload does not fit'
  const path = issue.path.join('.')
  return path === '' ? issue.message : `${path}: ${issue.message}`
}

function ignore(): void {}
