import mongoose from 'mongoose'
import { withoutPassword } from './without-password.ts'

const DATABASE = 'switchboard'

export interface Address {
  readonly uri: string
  readonly database: string
}

/**
 * Reads where the database is. What was acknowledged has to be on the disks of most of its members, and what is read
 * has to be so too: an address that asks for less is refused.
 *
 * @throws Error with every fault, without the password.
 */
export function readAddress(uri: string): Address {
  const faults: string[] = []
  const asked = new URLSearchParams(/\?(.*)$/.exec(uri)?.[1] ?? '')
  for (const [name, value] of asked) {
    const reason = refusal(name.toLowerCase(), value)
    if (reason !== null) faults.push(`${name}=${value} ${reason}`)
  }
  if (faults.length > 0) throw new Error(`MONGODB_URI is refused: ${faults.join('; ')}`)
  return { uri, database: databaseOf(uri) }
}

function refusal(name: string, value: string): string | null {
  switch (name) {
    case 'w':
      return value === 'majority' ? null : 'would lose acknowledged messages when a member fails: leave it out'
    case 'journal':
    case 'j':
      return value === 'true' ? null : 'would lose acknowledged messages with the power: leave it out'
    case 'readpreference':
      return value === 'primary' ? null : 'would let people read what is out of date: leave it out'
    case 'readconcernlevel':
      return value === 'majority' ? null : 'would show what may yet be undone: leave it out'
    default:
      return null
  }
}

function databaseOf(uri: string): string {
  try {
    // Only reads the text: it connects when it is first asked for something.
    const { options } = new mongoose.mongo.MongoClient(uri)
    const isNamed = /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri)
    return isNamed ? options.dbName : DATABASE
  } catch (error) {
    // The parser's own words do not repeat the password, but its cause may.
    throw new Error(`MONGODB_URI can not be read: ${withoutPassword(error instanceof Error ? error.message : '')}`)
  }
}
