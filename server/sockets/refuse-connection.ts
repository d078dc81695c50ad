import type { ErrorCode } from '../../protocol/ack.ts'
import { DeskError } from '../errors.ts'

/** A `connect_error` whose `data` carries the stable code. */
export function refusal(error: unknown): Error & { data: { code: ErrorCode; message: string } } {
  const known =
    error instanceof DeskError ? error : new DeskError('INTERNAL', 'something went wrong on our side; try again')
  return Object.assign(new Error(known.code), { data: { code: known.code, message: known.message } })
}
