import { badValue, failedToParse, typeMismatch } from './command-error.ts'
import { type Document, isDocument } from './document.ts'

/** What every command may have, and what changes nothing here. */
const WITHOUT_EFFECT = new Set([
  ...['$db', 'lsid', 'txnNumber', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern', 'maxTimeMS'],
  ...['comment', 'hint', 'allowDiskUse', 'noCursorTimeout', 'bypassDocumentValidation', 'apiVersion'],
])

/** @throws CommandError for every option that nobody reads: it might change the result. */
export function refuseOthers(command: Document, where: string, known: readonly string[]): void {
  for (const [option, value] of Object.entries(command))
    if (!known.includes(option) && !WITHOUT_EFFECT.has(option) && value !== undefined)
      throw failedToParse(`${where} with ${option} is not known here`)
}

export function documentOf(value: unknown, name: string): Document {
  if (value === undefined) return {}
  if (!isDocument(value)) throw typeMismatch(`${name} has to be a document`)
  return value
}

export function documentsOf(value: unknown, name: string): readonly Document[] {
  if (!Array.isArray(value) || !value.every(isDocument)) throw typeMismatch(`${name} has to be a list of documents`)
  return value
}

export function countOf(value: unknown, name: string): number {
  if (value === undefined) return 0
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw badValue(`${name} has to be a whole number, and not less than 0`)
  return value
}
