import mongoose, { type Connection } from 'mongoose'
import type { Address } from './connection-string.ts'
import { withoutPassword } from './without-password.ts'

/** How long a request waits for a server to be there; starts wait as long. */
const SERVER_WITHIN_MS = 5_000
const ANSWER_WITHIN_MS = 15_000

/** @throws Error with a sentence for the operator when the database is not there, or would promise less than it must. */
export async function openConnection({ uri, database }: Address): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    appName: 'switchboard',
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    ignoreUndefined: true,
    readPreference: 'primary',
    readConcernLevel: 'majority',
    w: 'majority',
    journal: true,
    wtimeoutMS: SERVER_WITHIN_MS,
    ...(/[?&]serverSelectionTimeoutMS=/i.test(uri) ? {} : { serverSelectionTimeoutMS: SERVER_WITHIN_MS }),
    ...(/[?&]socketTimeoutMS=/i.test(uri) ? {} : { socketTimeoutMS: ANSWER_WITHIN_MS }),
  })
  // Every request tells its own trouble; without a listener an error of the connection would end the process.
  connection.on('error', () => {})
  try {
    await connection.asPromise()
    requirePromises(connection)
    await connection.collection('probe').findOne({})
    return connection
  } catch (error) {
    await connection.close(true).catch(() => {})
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`the database at ${withoutPassword(uri)} can not be used: ${withoutPassword(why)}`, {
      cause: error,
    })
  }
}

/** Read back, as it will be sent: options have been renamed, and ignored, by drivers before. */
function requirePromises(connection: Connection): void {
  const { writeConcern, readConcern, readPreference } = connection.getClient()
  const found = [writeConcern?.w, writeConcern?.journal, readConcern?.level, readPreference?.mode]
  if (found.join() !== 'majority,true,majority,primary')
    throw new Error(`writes would be acknowledged with ${found.join(', ')}; need majority, true, majority, primary`)
}
