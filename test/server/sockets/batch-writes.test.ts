import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { batchWrites } from '../../../server/sockets/batch-writes.ts'

describe('packets for one connection', () => {
  it('are held together from "flush" to "drain", and not a moment longer', () => {
    const engine = new EventEmitter()
    batchWrites(engine as never)
    const socket = new PassThrough()
    const connection = { request: { socket } }

    engine.emit('flush', connection)
    socket.write('a')
    socket.write('b')
    const whileHeld = socket.read()
    engine.emit('drain', connection)

    expect(whileHeld).toBe(null)
    expect(String(socket.read())).toBe('ab')
    expect(socket.writableCorked).toBe(0)
  })
})
