import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Server, type Socket } from 'socket.io'
import { type Socket as Client, io as connect } from 'socket.io-client'
import { forgetRequests } from '../../../server/sockets/forget-requests.ts'

describe('the request that opened a connection', () => {
  let server: Server
  let url: string
  let client: Client
  beforeEach(async () => {
    const http = createServer()
    server = new Server(http)
    forgetRequests(server.engine)
    await new Promise<void>(ready => http.listen(0, '127.0.0.1', ready))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    client.close()
    await server.close()
  })

  async function connected(transports: ('websocket' | 'polling')[], namespace = '/'): Promise<Socket> {
    const connection = new Promise<Socket>(resolve => server.of(namespace).once('connection', resolve))
    client = connect(url + namespace, {
      transports,
      extraHeaders: { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'a browser', origin: 'https://shop.example' },
    })
    return connection
  }

  it('is let go of, but for where it came from', async () => {
    const { request, handshake } = await connected(['websocket'], '/shopper')

    const kept = { 'x-forwarded-for': '203.0.113.7', origin: 'https://shop.example' }
    expect(request.headers).toEqual(kept)
    expect(request.rawHeaders).toEqual([])
    expect(handshake).toMatchObject({ headers: kept, secure: false, xdomain: true })
    expect(handshake.address).toMatch(/127\.0\.0\.1$/)
  })

  it('is not missed when the connection moves from polling to a WebSocket', async () => {
    const socket = await connected(['polling', 'websocket'])
    const echoed = new Promise(resolve => client.once('echo', resolve))

    await new Promise<void>(resolve => {
      if (socket.conn.transport.name === 'websocket') resolve()
      else socket.conn.once('upgrade', () => resolve())
    })
    socket.emit('echo', '您好')

    expect(await echoed).toBe('您好')
  })
})
