import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { socketOptions } from '../server/sockets/socket-options.ts'

/** What is measured against: the same library with the same options, and nothing behind it. */
const server = createServer()
const io = new Server(server, socketOptions({ isAllowedOrigin: () => true }))
let seq = 0

io.of('/shopper').on('connection', socket => {
  socket.on('message:send', (_message: unknown, acknowledge: (answer: unknown) => void) => {
    seq += 1
    acknowledge({ ok: true, data: { seq, at: Date.now() } })
  })
  socket.emit('session', { token: '', conversationId: socket.id })
})

server.listen(0, '127.0.0.1', () => {
  console.log(`echo ready on http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => process.exit(0))
