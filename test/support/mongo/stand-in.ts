import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { CommandError, codeNameOf } from './command-error.ts'
import { carryOut, isWrite, type Stored } from './commands.ts'
import { Cursors } from './cursors.ts'
import { Databases } from './databases.ts'
import type { Document } from './document.ts'
import { type Fault, Faults } from './faults.ts'
import { RetriedWrites } from './retried-writes.ts'
import { createMessageReader, type Request, readRequest, writeReply } from './wire.ts'

/**
 * A server for tests that speaks MongoDB's protocol and keeps all in memory, for machines without `mongod`. The driver
 * and the adapter are the real ones.
 *
 * What it does, it does as MongoDB does; what it does not know, it refuses with an error. It does not have
 * - disks: nothing is there after its end, and write and read concerns promise nothing more than any write does;
 * - other members: no election, no oplog, no change streams;
 * - transactions, users and passwords, TLS, compression;
 * - locks: each command is done whole before the next one begins, so that races are only those between commands;
 * - indexes as such: they keep uniqueness and find what is equal. Ranges and orders look at all that is left; asked
 *   to, it refuses what no index serves. No partial, sparse, text, hashed or expiring ones. `hint` is ignored;
 * - the number types apart: what is read is a double, an int or a long as JavaScript sees it, and is stored as such;
 * - collations, `$expr`, `$where`, `$type`, `$lookup` and all computed expressions, updates with pipelines,
 *   `arrayFilters` and positional paths;
 * - batches by size: a cursor's are counted only.
 * Without a sort, the order of what is found is not that of MongoDB.
 */
export interface StandIn {
  readonly uri: string
  /** Happens once. */
  fail(fault: Fault): void
  stop(): Promise<void>
}

export interface StandInOptions {
  /** A search that no index serves is refused, as MongoDB does with its parameter `notablescan`. */
  readonly refusesScans?: boolean
}

export async function openStandIn(port = 0, { refusesScans = false }: StandInOptions = {}): Promise<StandIn> {
  const databases = new Databases(refusesScans)
  const cursors = new Cursors()
  const retriedWrites = new RetriedWrites()
  const faults = new Faults()
  const sockets = new Set<Socket>()

  const server = createServer(socket => {
    const read = createMessageReader()
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    socket.on('data', chunk => {
      try {
        for (const message of read(chunk)) serve(socket, readRequest(message))
      } catch {
        // What is no message ends the connection, as it does with MongoDB.
        socket.destroy()
      }
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const stored: Stored = { databases, cursors, address }

  function serve(socket: Socket, request: Request): void {
    const { command } = request
    if (socket.destroyed) return
    if (faults.dropsConnection(command, 'beforeWrite')) {
      socket.destroy()
      return
    }
    const reply = answer(command)
    if (faults.dropsConnection(command, 'afterWrite')) socket.destroy()
    else if (!request.wantsNoReply) socket.write(writeReply(request, reply))
  }

  function answer(command: Document): Document {
    try {
      faults.refuse(command)
      const run = () => carryOut(stored, command)
      return { ...(isWrite(command) ? retriedWrites.answer(command, run) : run()), ok: 1 }
    } catch (error) {
      const { code, message, details } =
        error instanceof CommandError ? error : new CommandError(1, `the stand-in failed: ${String(error)}`)
      return { ok: 0, errmsg: message, code, codeName: codeNameOf(code), ...details }
    }
  }

  return {
    uri: `mongodb://${address}/?directConnection=true`,
    fail: fault => faults.add(fault),
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
