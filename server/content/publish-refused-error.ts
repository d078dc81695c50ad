import type { PublishRefusal } from '../../protocol/editor.ts'
import { DeskError } from '../errors.ts'

/** A publish that was stopped, with everything an editor needs to know about it. */
export class PublishRefusedError extends DeskError {
  override name = 'PublishRefusedError'
  readonly refusal: Omit<PublishRefusal, 'code' | 'message'>

  constructor({ code, message, ...refusal }: PublishRefusal) {
    super(code, message)
    this.refusal = refusal
  }
}
