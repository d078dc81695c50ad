import { existsSync } from 'node:fs'

export interface MongoForTests {
  readonly uri: string
  readonly kind: string
  stop(): Promise<void>
}

const standIn = new URL('./mongo/start-mongo.ts', import.meta.url)

/** Whether there is a MongoDB to test on: a given one, or what the tests start themselves. A line says so if there is not. */
export function hasMongo(): boolean {
  const isThere = existsSync(standIn) || given() !== null
  if (!isThere) console.log('no MongoDB here: the tests of its store are SKIPPED (set MONGODB_URI)')
  return isThere
}

export async function startMongo(): Promise<MongoForTests> {
  const uri = given()
  if (existsSync(standIn)) {
    const starter = (await import(standIn.href)) as { startMongo(): Promise<MongoForTests> }
    return starter.startMongo()
  }
  if (uri === null) throw new Error('no MongoDB to test on: set MONGODB_URI')
  return { uri, kind: 'MONGODB_URI', stop: async () => {} }
}

function given(): string | null {
  const uri = process.env.MONGODB_URI ?? ''
  return uri === '' ? null : uri
}
