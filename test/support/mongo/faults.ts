import { CommandError } from './command-error.ts'
import { isWrite, nameOf } from './commands.ts'
import type { Document } from './document.ts'

export type Fault =
  /** The connection ends with the next write, which is done or not. */
  | { readonly kind: 'dropConnection'; readonly when: 'beforeWrite' | 'afterWrite' }
  /** The next command of that name is refused. */
  | { readonly kind: 'refuse'; readonly command: string; readonly code: number }

/** Refusals after which drivers try again by themselves, once they are told that they may. */
const RETRYABLE = new Set([6, 7, 89, 91, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436])

/** Each happens once, to the first command that it is meant for. */
export class Faults {
  readonly #coming: Fault[] = []

  add(fault: Fault): void {
    this.#coming.push(fault)
  }

  /** @throws CommandError when it is to be refused. */
  refuse(command: Document): void {
    const name = nameOf(command)
    const fault = this.#take(each => each.kind === 'refuse' && each.command === name)
    if (fault?.kind !== 'refuse') return
    const isRetried = command.txnNumber !== undefined && RETRYABLE.has(fault.code)
    const details = isRetried ? { errorLabels: ['RetryableWriteError'] } : {}
    throw new CommandError(fault.code, `${name} is refused, as the test wants it`, details)
  }

  dropsConnection(command: Document, when: 'beforeWrite' | 'afterWrite'): boolean {
    if (!isWrite(command)) return false
    return this.#take(each => each.kind === 'dropConnection' && each.when === when) !== null
  }

  #take(isMeant: (fault: Fault) => boolean): Fault | null {
    const place = this.#coming.findIndex(isMeant)
    return place < 0 ? null : this.#coming.splice(place, 1)[0]!
  }
}
