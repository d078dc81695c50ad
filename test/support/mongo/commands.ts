import { CommandError } from './command-error.ts'
import type { Cursors } from './cursors.ts'
import type { Databases } from './databases.ts'
import type { Document } from './document.ts'
import { aggregate, count, distinct, find, getMore, killCursors } from './read-commands.ts'
import { create, createIndexes, drop, dropDatabase, listCollections, listIndexes } from './schema-commands.ts'
import { findAndModify, insert, remove, update } from './write-commands.ts'

export interface Stored {
  readonly databases: Databases
  readonly cursors: Cursors
  /** "host:port", as drivers find it. */
  readonly address: string
}

/** Done in one go: nobody sees half of it. */
export type Command = (stored: Stored, command: Document) => Document

/** That of MongoDB 7: newer drivers have more commands for newer servers. */
const WIRE_VERSION = 21
const SET_NAME = 'stand-in'

/** As the primary of a set of one member, so that drivers write as they do to a real one: with retries. */
const hello: Command = ({ address }) => ({
  ...{ helloOk: true, isWritablePrimary: true, ismaster: true, secondary: false, readOnly: false },
  ...{ setName: SET_NAME, setVersion: 1, hosts: [address], me: address, primary: address },
  ...{ minWireVersion: 0, maxWireVersion: WIRE_VERSION, logicalSessionTimeoutMinutes: 30 },
  ...{ maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 },
  localTime: new Date(),
})
const nothing: Command = () => ({})

const COMMANDS: Readonly<Record<string, Command>> = {
  ...{ hello, isMaster: hello, ismaster: hello, ping: nothing, endSessions: nothing },
  buildInfo: () => ({ version: '7.0.0', versionArray: [7, 0, 0, 0], modules: [], maxBsonObjectSize: 16_777_216 }),
  ...{ createIndexes, listIndexes, listCollections, create, drop, dropDatabase },
  ...{ find, getMore, killCursors, count, distinct, aggregate },
  ...{ insert, update, delete: remove, findAndModify, findandmodify: findAndModify },
}

const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify'])

export function nameOf(command: Document): string {
  return Object.keys(command)[0] ?? ''
}

export function isWrite(command: Document): boolean {
  return WRITES.has(nameOf(command))
}

/** @throws CommandError for what is not known here. */
export function carryOut(stored: Stored, command: Document): Document {
  const name = nameOf(command)
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (run === undefined) throw new CommandError(59, `no such command: '${name}'`)
  if (command.startTransaction !== undefined || command.autocommit !== undefined)
    throw new CommandError(20, 'transactions are not known here')
  return run(stored, command)
}
