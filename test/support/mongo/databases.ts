import { CommandError } from './command-error.ts'
import type { Document } from './document.ts'
import { Documents } from './documents.ts'

/** All that is stored. A collection is there once somebody has written to it or has made it. */
export class Databases {
  readonly #databases = new Map<string, Map<string, Documents>>()

  constructor(readonly refusesScans = false) {}

  names(database: string): string[] {
    return [...(this.#databases.get(database)?.keys() ?? [])]
  }

  existing(database: string, collection: string): Documents | null {
    return this.#databases.get(database)?.get(collection) ?? null
  }

  obtain(database: string, collection: string): Documents {
    const found = this.existing(database, collection)
    if (found !== null) return found
    const made = new Documents(`${database}.${collection}`, this.refusesScans)
    const others = this.#databases.get(database)
    if (others === undefined) this.#databases.set(database, new Map([[collection, made]]))
    else others.set(collection, made)
    return made
  }

  drop(database: string, collection?: string): boolean {
    if (collection === undefined) return this.#databases.delete(database)
    return this.#databases.get(database)?.delete(collection) ?? false
  }
}

/** Where a command is to be carried out: `{ insert: collection, $db: database }`. */
export function placeOf(command: Document): { readonly database: string; readonly collection: string } {
  const [name = ''] = Object.keys(command)
  const collection = command[name]
  if (typeof collection !== 'string' || collection === '')
    throw new CommandError(73, `${name} needs the name of a collection`)
  return { database: databaseOf(command), collection }
}

export function databaseOf({ $db: database }: Document): string {
  if (typeof database !== 'string' || database === '') throw new CommandError(73, 'a command needs its database')
  return database
}
