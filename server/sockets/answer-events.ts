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
  /** Rejects with a DeskError when this socket has said too much. */
  readonly limit: (event: string) => Promise<void>
  readonly onFault: (error: unknown, event: string) => void
  /** An acknowledgement has been given. */
  readonly onAnswered?: () => void
}

/**
 * Answers every event of a socket: parse, limit, handle, acknowledge. Whatever goes wrong becomes a code in the
 * acknowledgement; the connection and everybody else's live on. One listener a socket, since idle ones are many.
 */
export function answerEvents<Schemas extends Record<string, z.ZodType>>(
  socket: EventSource,
  schemas: Schemas,
  handlers: Handlers<Schemas>,
  { limit, onFault, onAnswered }: AnswerOptions,
): void {
  socket.onAny((event, ...args) => {
    const last = args.at(-1)
    const acknowledge = typeof last === 'function' ? (last as (result: Ack<unknown>) => void) : ignore
    const payload = typeof args[0] === 'function' ? undefined : args[0]
    answer(event, payload)
      .then(result => {
        acknowledge(result)
        onAnswered?.()
      })
      .catch(error => onFault(error, event))
  })

  async function answer(event: string, payload: unknown): Promise<Ack<unknown>> {
    try {
      if (!Object.hasOwn(schemas, event)) return failure('BAD_REQUEST', 'there is no such event')
      await limit(event)
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
