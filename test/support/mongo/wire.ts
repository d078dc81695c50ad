import mongoose from 'mongoose'
import type { Document } from './document.ts'

const { deserialize, serialize } = mongoose.mongo.BSON

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER_BYTES = 16
const MOST_BYTES = 48_000_000
const HAS_CHECKSUM = 1
const MORE_TO_COME = 2
const UNKNOWN_REQUIRED_FLAGS = 0xffff & ~(HAS_CHECKSUM | MORE_TO_COME)
const AWAIT_CAPABLE = 8

export interface Request {
  readonly id: number
  readonly command: Document
  /** Drivers say hello in the old format, and are answered in it. */
  readonly isLegacy: boolean
  /** The sender does not want to know (w: 0). */
  readonly wantsNoReply: boolean
}

/** Cuts what arrives on a connection into messages. */
export function createMessageReader(): (chunk: Buffer) => Buffer[] {
  let rest: Buffer[] = []
  let bytes = 0

  return function read(chunk) {
    rest.push(chunk)
    bytes += chunk.length
    const messages: Buffer[] = []
    for (;;) {
      if (bytes < 4) return messages
      if (rest[0]!.length < 4) rest = [Buffer.concat(rest)]
      const length = rest[0]!.readInt32LE(0)
      if (length < HEADER_BYTES || length > MOST_BYTES) throw new Error(`a message of ${length} bytes`)
      if (bytes < length) return messages
      const all = rest.length === 1 ? rest[0]! : Buffer.concat(rest)
      messages.push(all.subarray(0, length))
      rest = [all.subarray(length)]
      bytes -= length
    }
  }
}

/** @throws Error for what is no request: the connection can not be used any longer. */
export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4)
  const opCode = message.readInt32LE(12)
  if (opCode === OP_MSG) return { id, isLegacy: false, ...readMsg(message) }
  if (opCode === OP_QUERY) return { id, isLegacy: true, wantsNoReply: false, command: readQuery(message) }
  throw new Error(`an OP code ${opCode}`)
}

function readMsg(message: Buffer): Pick<Request, 'command' | 'wantsNoReply'> {
  const flags = message.readUInt32LE(16)
  if ((flags & UNKNOWN_REQUIRED_FLAGS) !== 0) throw new Error(`flags ${flags}`)
  const end = message.length - ((flags & HAS_CHECKSUM) === 0 ? 0 : 4)
  const command: Record<string, unknown> = {}
  for (let at = 20; at < end; ) {
    const kind = message[at]!
    const size = message.readInt32LE(at + 1)
    const section = message.subarray(at + 1, at + 1 + size)
    if (kind === 0) Object.assign(command, deserialize(section))
    else if (kind === 1) Object.assign(command, readSequence(section))
    else throw new Error(`a section of kind ${kind}`)
    at += 1 + size
  }
  return { command, wantsNoReply: (flags & MORE_TO_COME) !== 0 }
}

/** A list of the command, sent beside it: `documents`, `updates`, `deletes`. */
function readSequence(section: Buffer): Document {
  const nameEnd = section.indexOf(0, 4)
  const documents: Document[] = []
  for (let at = nameEnd + 1; at < section.length; ) {
    const size = section.readInt32LE(at)
    documents.push(deserialize(section.subarray(at, at + size)))
    at += size
  }
  return { [section.toString('utf8', 4, nameEnd)]: documents }
}

function readQuery(message: Buffer): Document {
  const nameEnd = message.indexOf(0, 20)
  const at = nameEnd + 9
  const collection = message.toString('utf8', 20, nameEnd)
  return { ...deserialize(message.subarray(at, at + message.readInt32LE(at))), $db: collection.split('.')[0] }
}

export function writeReply(request: Request, reply: Document): Buffer {
  const body = serialize(reply, { ignoreUndefined: true })
  const head = Buffer.alloc(request.isLegacy ? 36 : 21)
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE(request.id, 8)
  head.writeInt32LE(request.isLegacy ? OP_REPLY : OP_MSG, 12)
  if (request.isLegacy) {
    head.writeInt32LE(AWAIT_CAPABLE, 16)
    head.writeInt32LE(1, 32)
  }
  return Buffer.concat([head, body])
}
