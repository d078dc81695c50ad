import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Server } from 'socket.io'
import { WebSocket } from 'ws'
import { createLine, type Line, type LineState } from '../../widget/line/line.ts'
import type { OpenWire } from '../../widget/line/wire.ts'
import { until } from './support/until.ts'

const openNodeWire: OpenWire = (url, on) => {
  const socket = new WebSocket(url)
  let isClosed = false
  socket.on('message', data => isClosed || on.text(String(data)))
  socket.on('error', () => {})
  socket.on('close', () => isClosed || on.lost())
  return {
    send: frame => socket.readyState === WebSocket.OPEN && socket.send(frame),
    close() {
      isClosed = true
      socket.terminate()
    },
  }
}

describe('the line to a stock Socket.IO server', () => {
  let io: Server
  let line: Line
  let states: LineState[]
  let events: [string, unknown][]
  let auth: Record<string, unknown>

  beforeEach(async () => {
    const http = createServer()
    io = new Server(http, { serveClient: false, pingInterval: 200, pingTimeout: 200 })
    await new Promise<void>(listening => http.listen(0, '127.0.0.1', listening))
    states = []
    events = []
    auth = { token: 'mine' }
    line = createLine({
      url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`,
      namespace: '/shopper',
      openWire: openNodeWire,
      auth: () => auth,
      onEvent: (name, payload) => events.push([name, payload]),
      onState: state => states.push(state),
      random: () => 0,
    })
  })
  afterEach(async () => {
    line.close()
    await io.close()
  })
  const isOnline = () => states.at(-1)?.at === 'online'

  it('gives its credentials, hears events and gets answers', async () => {
    io.of('/shopper').on('connection', socket => {
      socket.emit('session', socket.handshake.auth)
      socket.on('double', (n: number, ack: (answer: unknown) => void) => ack({ ok: true, data: n * 2 }))
    })
    await until(isOnline)

    const answer = await line.call<number>('double', 21)

    expect(answer).toEqual({ ok: true, data: 42 })
    expect(events).toEqual([['session', { token: 'mine' }]])
  })

  it('stays alive through the heartbeats of the server', async () => {
    io.of('/shopper').on('connection', () => {})
    await until(isOnline)

    await new Promise(resolve => setTimeout(resolve, 1_000))

    expect(states).toEqual([{ at: 'connecting' }, { at: 'online' }])
  })

  it('answers an open call when the line breaks, and dials again by itself', async () => {
    io.of('/shopper').on('connection', socket => socket.on('hang', () => socket.conn.close()))
    await until(isOnline)

    const answer = await line.call('hang', {})
    await until(isOnline)

    expect(answer).toMatchObject({ ok: false, code: 'NO_ANSWER' })
    expect(states.map(({ at }) => at)).toEqual(['connecting', 'online', 'lost', 'online'])
  })

  it('hands on the code of a refusal and comes back with what `auth` says then', async () => {
    io.of('/shopper').use((socket, next) => {
      if (socket.handshake.auth.token !== 'mine') return next()
      auth = {}
      next(Object.assign(new Error('expired'), { data: { code: 'UNAUTHENTICATED' } }))
    })
    await until(isOnline)

    expect(states).toContainEqual({ at: 'refused', code: 'UNAUTHENTICATED' })
  })

  it('notices a server that has gone silent without closing', async () => {
    io.of('/shopper').on('connection', () => {})
    await until(isOnline)

    const { clients } = io.engine as unknown as { clients: Record<string, { transport: { send(): void } }> }
    for (const { transport } of Object.values(clients)) transport.send = () => {}
    await until(() => states.some(({ at }) => at === 'lost'), 3_000)

    expect(states.at(-1)?.at).not.toBe('refused')
  })

  it('answers at once when there is no line', async () => {
    line.close()

    expect(await line.call('sync', { after: 0 })).toMatchObject({ code: 'NO_ANSWER' })
  })
})
