import { CommandError } from './command-error.ts'
import type { Document } from './document.ts'
import { keyOf, numberOf } from './value-order.ts'

/** Sessions of which the last write is known; those that have not written for longest are forgotten. */
const MOST_SESSIONS = 10_000

/** A write that comes again, because its answer was lost, is answered as before and not done a second time. */
export class RetriedWrites {
  readonly #last = new Map<string, { readonly number: bigint; readonly reply: Document }>()

  answer({ lsid, txnNumber }: Document, write: () => Document): Document {
    if (lsid === undefined || txnNumber === undefined) return write()
    const session = keyOf(lsid)
    const number = BigInt(numberOf(txnNumber))
    const last = this.#last.get(session)
    if (last?.number === number) return last.reply
    if (last !== undefined && last.number > number)
      throw new CommandError(225, `txnNumber ${number} is less than the last one of its session`)
    const reply = write()
    this.#last.delete(session)
    this.#last.set(session, { number, reply })
    if (this.#last.size > MOST_SESSIONS) this.#last.delete(this.#last.keys().next().value!)
    return reply
  }
}
