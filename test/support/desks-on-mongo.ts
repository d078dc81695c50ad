import { createHash } from 'node:crypto'
import mongoose from 'mongoose'
import { type Mongo, startMongo } from './mongo/start-mongo.ts'

export interface DeskDatabase {
  readonly uri: string
  readonly kind: Mongo['kind']
  /** Ends the server with the last desk of this process. */
  release(isRemoved: boolean): Promise<void>
}

let server: Promise<Mongo> | null = null
let inUse = 0

/** One database a data folder: two desks on one folder are two nodes of one shop. */
export async function openDeskDatabase(dataDir: string): Promise<DeskDatabase> {
  inUse += 1
  server ??= startMongo()
  const { uri: address, kind } = await server
  const uri = withDatabase(address, `desk_${createHash('sha256').update(dataDir).digest('hex').slice(0, 20)}`)
  return {
    uri,
    kind,
    async release(isRemoved) {
      if (isRemoved) await dropDatabase(uri)
      inUse -= 1
      if (inUse > 0) return
      const ending = server
      server = null
      await (await ending)?.stop()
    },
  }
}

export function withDatabase(uri: string, name: string): string {
  const [, start = uri, query = ''] = /^([a-z+]+:\/\/[^/?]+)\/?[^?]*(\?.*)?$/.exec(uri) ?? []
  return `${start}/${name}${query}`
}

export async function dropDatabase(uri: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri)
  try {
    await client.db().dropDatabase()
  } finally {
    await client.close()
  }
}
