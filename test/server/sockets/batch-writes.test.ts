import { createServer } from 'node:http'
import type { AddressInfo, Socket as NetSocket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Server, type Socket } from 'socket.io'
import { type Socket as Client, io as connect } from 'socket.io-client'
import { batchWrites } from '../../../server/sockets/batch-writes.ts'

describe('packets for one connection', () => {
  let server: Server
  let url: string
  let client: Client
  beforeEach(async () => {
    const http = createServer()
    server = new Server(http)
    batchWrites(server.engine, error => {
      throw error
    })
    await new Promise<void>(ready => http.listen(0, '127.0.0.1', ready))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    client.close()
    await server.close()
  })

  async function connected(transport: 'websocket' | 'polling'): Promise<{ socket: Socket; heard: unknown[] }> {
    const connection = new Promise<Socket>(resolve => server.once('connection', resolve))
    client = connect(url, { transports: [transport] })
    const heard: unknown[] = []
    client.on('said', (...what) => heard.push(...what))
    await new Promise<void>(resolve => client.once('connect', resolve))
    return { socket: await connection, heard }
  }

  /** Whatever was sent before has been heard when this has been answered. */
  const caughtUp = (socket: Socket) => new Promise(resolve => client.once('last', resolve) && socket.emit('last'))

  it('leave in one call when they were given in one turn, and arrive in order', async () => {
    const { socket, heard } = await connected('websocket')
    let calls = 0
    const line = socket.request.socket as NetSocket
    const write = line.write
    line.write = (...args: unknown[]) => {
      calls += 1
      return (write as (...args: unknown[]) => boolean).apply(line, args)
    }

    const texts = ['first', 'é 您好 👍', 'x'.repeat(125), 'y'.repeat(70_000), '']
    socket.emit('said', texts[0])
    await Promise.resolve()
    for (const text of texts.slice(1)) socket.emit('said', text)
    const whileWriting = calls
    await new Promise(setImmediate)
    const afterThat = calls
    await caughtUp(socket)

    expect([whileWriting, afterThat]).toEqual([0, 1])
    expect(heard).toEqual(texts)
  })

  it.each(['websocket', 'polling'] as const)('may be bytes, and may go by any way: %s', async transport => {
    const { socket, heard } = await connected(transport)

    socket.emit('said', 'before')
    socket.emit('said', Buffer.from([1, 2, 3]))
    socket.emit('said', 'after')
    await caughtUp(socket)

    expect(heard.map(what => (typeof what === 'string' ? what : [...new Uint8Array(what as ArrayBuffer)]))).toEqual([
      'before',
      [1, 2, 3],
      'after',
    ])
  })

  it('go out before the connection is closed', async () => {
    const { socket, heard } = await connected('websocket')
    const closed = new Promise(resolve => client.once('disconnect', resolve))

    socket.emit('said', 'goodbye')
    socket.disconnect(true)
    await closed

    expect(heard).toEqual(['goodbye'])
  })
})
