import type { Said } from '../lint/sentences.ts'

/** A table that can not be read as a whole; `said` tells the person who uploaded it why, and what to do. */
export class TableFaultError extends Error {
  override name = 'TableFaultError'
  readonly said: Said

  constructor(said: Said, options?: ErrorOptions) {
    super(said.en, options)
    this.said = said
  }
}
