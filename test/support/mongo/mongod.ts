import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'

const READY_WITHIN_MS = 60_000

export function findMongod(path: string): string | null {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, 'mongod')
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {}
  }
  return null
}

/** A replica set of one member in a temporary folder: majority writes and retries are as in a shop. */
export async function startMongod(file: string): Promise<{ readonly uri: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-mongod-'))
  const port = await freePort()
  const options = ['--replSet', 'test', '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder]
  const server = spawn(file, [...options, '--quiet'], { stdio: 'ignore' })
  const ended = new Promise<void>(resolve => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  const killed = () => server.kill('SIGKILL')
  process.once('exit', killed)
  const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`

  async function stop(): Promise<void> {
    process.removeListener('exit', killed)
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }

  try {
    await Promise.race([becomePrimary(uri, port), ended.then(() => fail(`${file} ended before it was ready`))])
    return { uri, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function becomePrimary(uri: string, port: number): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: READY_WITHIN_MS })
  try {
    const admin = client.db('admin')
    await admin.command({ replSetInitiate: { _id: 'test', members: [{ _id: 0, host: `127.0.0.1:${port}` }] } })
    const end = performance.now() + READY_WITHIN_MS
    while ((await admin.command({ hello: 1 })).isWritablePrimary !== true) {
      if (performance.now() > end) fail('mongod has not become primary')
      await pause(50)
    }
  } finally {
    await client.close()
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function fail(reason: string): never {
  throw new Error(reason)
}
