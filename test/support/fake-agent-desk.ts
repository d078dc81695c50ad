import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { Server, type Socket } from 'socket.io'
import type { Ack, ErrorCode } from '../../protocol/ack.ts'
import type { AgentToServer, InboxRow, Presence, ServerToSupervisor } from '../../protocol/agent.ts'
import type { AgentProfile, NewAgent } from '../../protocol/people.ts'
import type { LiveRow } from '../../protocol/supervisor.ts'
import {
  type FakeConversation,
  picture,
  sampleBoard,
  sampleCanned,
  sampleConversations,
  sampleReport,
  sampleSuggestions,
  sampleWork,
} from './fake-agent-desk-content.ts'

type AgentSocket = Socket<AgentToServer, ServerToSupervisor>

const ok = <T>(data: T): Ack<T> => ({ ok: true, data })
const no = (code: ErrorCode): Ack<never> => ({ ok: false, code, message: code })

const profile = (over: Partial<AgentProfile>): AgentProfile => ({
  id: randomUUID(),
  login: 'lina',
  name: '李娜',
  number: '1024',
  role: 'admin',
  desks: ['human'],
  capacity: 5,
  disabled: false,
  ...over,
})

/**
 * The desk as an agent's console sees it: the `/agent` namespace and the HTTP routes in memory, with a few
 * conversations to work on. It keeps the delivery promises that a console relies on and nothing else.
 */
export async function startFakeAgentDesk({ publicDir, isSetUp = true }: { publicDir: string; isSetUp?: boolean }) {
  const me = profile({ id: 'agent-1' })
  const agents: (AgentProfile & { password: string })[] = isSetUp
    ? [
        { ...me, password: 'correct horse' },
        {
          ...profile({ id: 'agent-2', login: 'zhangwei', name: '张伟', number: '1031', role: 'agent' }),
          password: 'x',
        },
        {
          ...profile({
            id: 'agent-3',
            login: 'chenjing',
            name: '陈静',
            number: '1007',
            role: 'supervisor',
            desks: ['human', 'complaint'],
            capacity: 3,
          }),
          password: 'x',
        },
        {
          ...profile({ id: 'agent-4', login: 'old', name: '周涛', number: '0998', role: 'agent', disabled: true }),
          password: 'x',
        },
      ]
    : []
  let sessionsElsewhere = [Date.now() - 3_600_000, Date.now() - 90_000_000]
  const tokens = new Map<string, AgentProfile>()
  const conversations = new Map<string, FakeConversation>(
    sampleConversations().map(each => [each.row.conversationId, each]),
  )
  const accepted: { conversationId: string; clientMessageId: string; text: string }[] = []
  const received: { event: string; request: unknown }[] = []
  const transfers: unknown[] = []
  let presence: Presence = 'offline'
  let closedToday = 12
  let losesNextAck = false
  let signInAnswer: ErrorCode | null = null

  const app = express()
  app.use((_request, response, next) => {
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    next()
  })
  app.use(express.json())
  app.use('/console', express.static(publicDir))

  const refuse = (response: express.Response, status: number, code: ErrorCode) =>
    response.status(status).json({ code, message: code })
  const open = ({ password: _password, ...agent }: AgentProfile & { password: string }) => {
    const token = randomUUID()
    tokens.set(token, agent)
    return { token, agent }
  }
  const caller = (request: express.Request) => tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''))

  app.post('/api/v1/sign-in', (request, response) => {
    if (signInAnswer) return refuse(response, 429, signInAnswer)
    const agent = agents.find(each => each.login === request.body.login && each.password === request.body.password)
    return agent ? response.json(open(agent)) : refuse(response, 401, 'WRONG_LOGIN')
  })
  app.post('/api/v1/setup', (request, response) => {
    if (agents.length > 0 || request.body.code !== 'first-code') return refuse(response, 403, 'SETUP_CLOSED')
    const { login, password, name } = request.body
    const admin = { ...profile({ login, name, number: '1' }), password }
    agents.push(admin)
    return response.status(201).json(open(admin))
  })
  app.use('/api/v1', (request, response, next) => (caller(request) ? next() : refuse(response, 401, 'UNAUTHENTICATED')))
  app.post('/api/v1/sign-out', (request, response) => {
    tokens.delete((request.headers.authorization ?? '').replace('Bearer ', ''))
    response.status(204).end()
  })
  app.get('/api/v1/me/sessions', (request, response) => {
    const own = (request.headers.authorization ?? '').replace('Bearer ', '')
    const devices = ['Chrome · Windows', 'Safari · iPhone']
    const elsewhere = sessionsElsewhere.map((at, place) => ({
      ...{ id: `s${at}`, startedAt: at, lastUsedAt: at, isCurrent: false },
      device: devices[place] ?? null,
    }))
    const now = Date.now()
    response.json([
      { id: own.slice(0, 8), startedAt: now, lastUsedAt: now, isCurrent: true, device: 'Edge · Windows' },
      ...elsewhere,
    ])
  })
  app.delete('/api/v1/me/sessions', (_request, response) => {
    sessionsElsewhere.length = 0
    response.status(204).end()
  })
  app.delete('/api/v1/me/sessions/:id', (request, response) => {
    sessionsElsewhere = sessionsElsewhere.filter(at => `s${at}` !== request.params.id)
    response.status(204).end()
  })
  app.get('/api/v1/me', (request, response) => response.json(caller(request)))
  app.get('/api/v1/agents', (_request, response) => response.json(agents.map(({ password: _, ...agent }) => agent)))
  app.post('/api/v1/agents', (request, response) => {
    const wanted = request.body as Required<NewAgent>
    if (agents.some(agent => agent.login === wanted.login)) return refuse(response, 409, 'LOGIN_TAKEN')
    const { password: _password, ...rest } = wanted
    const added = { ...profile({}), ...rest, id: randomUUID(), password: wanted.password }
    agents.push(added)
    return response.status(201).json(added)
  })
  app.patch('/api/v1/agents/:id', (request, response) => {
    const agent = agents.find(each => each.id === request.params.id)
    if (!agent) return refuse(response, 404, 'NOT_FOUND')
    return response.json(Object.assign(agent, request.body))
  })
  app.get('/api/v1/team', (_request, response) =>
    response.json({
      colleagues: [
        { id: 'agent-1', name: '李娜', number: '1024', presence, load: mine().length, capacity: 5 },
        { id: 'agent-2', name: '张伟', number: '1031', presence: 'online', load: 2, capacity: 5 },
        { id: 'agent-3', name: '陈静', number: '1007', presence: 'busy', load: 3, capacity: 3 },
        { id: 'agent-5', name: '刘洋', number: '1042', presence: 'offline', load: 0, capacity: 5 },
      ],
      desks: [
        { id: 'human', title: '在线客服', isOpen: true },
        { id: 'complaint', title: '投诉专席', isOpen: true },
        { id: 'repair', title: '安装维修', isOpen: false },
      ],
    }),
  )
  app.get('/api/v1/canned-replies', (_request, response) => response.json(sampleCanned))
  app.get('/api/v1/attachments/:id', (_request, response) => response.type('image/png').send(picture()))

  const http = createServer(app)
  const io = new Server<AgentToServer, ServerToSupervisor>(http, { serveClient: false })
  const desk = io.of('/agent')

  /** Cuts every line without a word, as a lost network does: clients come back by themselves. */
  const dropLines = () => {
    for (const socket of desk.sockets.values()) socket.conn.close()
  }
  const mine = () => [...conversations.values()].filter(each => each.owner === 'agent-1').map(each => each.row)
  const waiting = () => [...conversations.values()].filter(each => each.row.status === 'queued').map(each => each.row)
  const work = sampleWork()
  const openWork = () => work.filter(({ state }) => state !== 'done')
  const inbox = () => ({ waiting: waiting(), mine: mine(), presence, closedToday, work: openWork() })
  const holders: Record<string, LiveRow['agent']> = {
    'agent-1': { id: 'agent-1', name: '李娜', number: '1024' },
    'agent-2': { id: 'agent-2', name: '张伟', number: '1031' },
  }
  const live = (): LiveRow[] =>
    [...conversations.values()]
      .filter(({ row }) => row.status === 'agent' || row.status === 'queued')
      .map(({ row, owner }) => ({ ...row, agent: owner === null ? null : (holders[owner] ?? null) }))
  const board = () => sampleBoard(live(), openWork(), closedToday)
  const tellBoard = () => {
    desk.to('board').emit('board', board())
    desk.to('board').emit('live', { conversations: live() })
  }
  const tellInbox = () => {
    desk.emit('inbox', inbox())
    tellBoard()
  }

  const patchRow = (conversation: FakeConversation, change: Partial<InboxRow>) => {
    conversation.row = { ...conversation.row, ...change }
  }
  const add = (
    conversation: FakeConversation,
    message: Pick<FakeConversation['messages'][number], 'from' | 'text'> &
      Partial<FakeConversation['messages'][number]>,
  ) => {
    const seq = conversation.messages.length + 1
    const whole = { seq, id: `${conversation.row.conversationId}-${seq}`, at: Date.now(), ...message }
    conversation.messages.push(whole)
    patchRow(conversation, {
      head: seq,
      ...(whole.from === 'system' ? {} : { lastText: whole.text, lastAt: whole.at, lastFrom: whole.from }),
    })
    desk.emit('message:new', { ...whole, conversationId: conversation.row.conversationId })
    return whole
  }
  const say = (
    conversation: FakeConversation,
    text: string,
    notice: 'joined' | 'left' | 'transferred' | 'closed' | 'backToBot' | 'queued',
  ) => add(conversation, { from: 'system', text, card: { kind: 'notice', notice } })
  const setStatus = (conversation: FakeConversation, status: FakeConversation['status'], owner: string | null) => {
    conversation.status = status
    conversation.owner = owner
    patchRow(conversation, { status: status.status, since: Date.now() })
    desk.emit('status', { ...status, conversationId: conversation.row.conversationId })
    tellInbox()
    return ok(status)
  }

  desk.use((socket, next) => {
    if (tokens.has(String(socket.handshake.auth.token))) return next()
    next(Object.assign(new Error('UNAUTHENTICATED'), { data: { code: 'UNAUTHENTICATED' } }))
  })

  desk.on('connection', (socket: AgentSocket) => {
    socket.emit('inbox', inbox())
    socket.onAny((event: string, request: unknown) => received.push({ event, request }))

    socket.on('presence:set', ({ status }, ack) => {
      presence = status
      ack(ok(inbox()))
    })
    socket.on('sync', ({ conversationId, after }, ack) => {
      const found = conversations.get(conversationId)
      if (!found) return ack(no('NOT_FOUND'))
      ack(
        ok({
          messages: found.messages.filter(message => message.seq > after).slice(0, 200),
          head: found.messages.length,
          status: found.status,
          notes: found.notes,
          customer: found.customer,
          readByShopper: found.readByShopper,
          isOwner: found.owner === 'agent-1',
          ...(found.summary ? { summary: found.summary } : {}),
        }),
      )
    })
    socket.on('conversation:claim', ({ conversationId }, ack) => {
      const found = conversations.get(conversationId)
      if (found?.row.status !== 'queued') return ack(no('NOT_WAITING'))
      say(found, '李娜（工号 1024）已接入会话', 'joined')
      ack(setStatus(found, { status: 'agent', agent: { name: '李娜', number: '1024' } }, 'agent-1'))
    })
    socket.on('message:send', ({ conversationId, clientMessageId, text }, ack) => {
      const found = conversations.get(conversationId)
      if (found?.owner !== 'agent-1') return ack(no('NOT_OWNER'))
      if (text.includes('验证码')) return ack(no('ASKS_FOR_SECRET'))
      const known = found.messages.find(message => message.clientMessageId === clientMessageId)
      if (known) return ack(ok({ seq: known.seq, at: known.at }))
      accepted.push({ conversationId, clientMessageId, text })
      if (losesNextAck) {
        losesNextAck = false
        const seq = found.messages.length + 1
        found.messages.push({
          seq,
          id: `lost-${seq}`,
          at: Date.now(),
          from: 'agent',
          text,
          clientMessageId,
          agent: { name: '李娜', number: '1024' },
        })
        return dropLines()
      }
      const message = add(found, { from: 'agent', text, clientMessageId, agent: { name: '李娜', number: '1024' } })
      patchRow(found, { unansweredSince: null })
      ack(ok({ seq: message.seq, at: message.at }))
      tellInbox()
    })
    socket.on('note:add', ({ conversationId, text }, ack) => {
      const note = { id: randomUUID(), at: Date.now(), text, agent: { name: '李娜', number: '1024' } }
      conversations.get(conversationId)?.notes.push(note)
      desk.emit('note:new', { ...note, conversationId })
      ack(ok(note))
    })
    socket.on('conversation:transfer', (request, ack) => {
      const found = conversations.get(request.conversationId)
      if (found?.owner !== 'agent-1') return ack(no('NOT_OWNER'))
      if (found.needsNote && !request.note) return ack(no('NOTE_NEEDED'))
      transfers.push(request)
      say(found, '会话已转接给张伟（工号 1031）', 'transferred')
      ack(setStatus(found, { status: 'agent', agent: { name: '张伟', number: '1031' } }, 'agent-2'))
    })
    socket.on('conversation:take-over', ({ conversationId }, ack) => {
      const found = conversations.get(conversationId)
      if (!found) return ack(no('NOT_FOUND'))
      say(found, '主管李娜（工号 1024）已接管会话', 'joined')
      ack(setStatus(found, { status: 'agent', agent: { name: '李娜', number: '1024' } }, 'agent-1'))
    })
    socket.on('whisper:add', ({ conversationId, text }, ack) => {
      const agent = { name: '李娜', number: '1024' }
      const note = { id: randomUUID(), at: Date.now(), text, agent, kind: 'whisper' as const }
      conversations.get(conversationId)?.notes.push(note)
      desk.emit('note:new', { ...note, conversationId })
      ack(ok(note))
    })
    socket.on('board:watch', (_request, ack) => {
      void socket.join('board')
      ack(ok({ board: board(), live: live() }))
    })
    socket.on('board:unwatch', (_request, ack) => {
      void socket.leave('board')
      ack(ok(null))
    })
    socket.on('report:get', ({ days }, ack) => ack(ok(sampleReport(days))))
    socket.on('work:take', ({ workId }, ack) => {
      const found = work.find(({ id }) => id === workId)
      if (found?.state !== 'open') return ack(no('NOT_WAITING'))
      Object.assign(found, { state: 'taken', takenBy: holders['agent-1'] })
      ack(ok(found))
      tellInbox()
    })
    socket.on('work:done', ({ workId, note = '' }, ack) => {
      const found = work.find(({ id }) => id === workId)
      if (found?.takenBy?.id !== 'agent-1') return ack(no('NOT_OWNER'))
      Object.assign(found, { state: 'done', note })
      ack(ok(found))
      tellInbox()
    })
    socket.on('conversation:release', ({ conversationId, to }, ack) => {
      const found = conversations.get(conversationId)
      if (found?.owner !== 'agent-1') return ack(no('NOT_OWNER'))
      if (to === 'queue')
        return ack(setStatus(found, { status: 'queued', queue: { position: 1, waitSeconds: [60, 180] } }, null))
      say(found, '已交还机器人', 'backToBot')
      ack(setStatus(found, { status: 'bot' }, null))
    })
    socket.on('conversation:close', ({ conversationId, followUp }, ack) => {
      const found = conversations.get(conversationId)
      if (found?.owner !== 'agent-1') return ack(no('NOT_OWNER'))
      closedToday += 1
      say(found, '会话已结束', 'closed')
      const promised = followUp === undefined ? {} : { followUpAt: followUp.dueAt }
      ack(setStatus(found, { status: 'closed', canRate: true, ...promised }, null))
    })
    socket.on('typing', (_request, ack) => ack(ok(null)))
    socket.on('read', ({ conversationId }, ack) => {
      const found = conversations.get(conversationId)
      if (found && found.row.unread > 0) {
        patchRow(found, { unread: 0 })
        tellInbox()
      }
      ack(ok(null))
    })
    socket.on('suggest', (_request, ack) => ack(ok({ suggestions: sampleSuggestions })))
  })

  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    conversations,
    /** What a sign-in would have answered. */
    openSession: () => open(agents[0] as (typeof agents)[number]),
    /** Messages that were stored, each once. */
    accepted,
    /** Every event as it arrived. */
    received,
    transfers,
    shopperSays(conversationId: string, text: string) {
      const found = conversations.get(conversationId) as FakeConversation
      const message = add(found, { from: 'shopper', text })
      patchRow(found, { unread: found.row.unread + 1, unansweredSince: message.at })
      tellInbox()
    },
    shopperTypes: (conversationId: string) => desk.emit('typing', { conversationId, on: true }),
    work,
    shopperWantsSupervisor(conversationId: string) {
      patchRow(conversations.get(conversationId) as FakeConversation, { supervisorAsked: true })
      tellBoard()
    },
    supervisorWhispers(conversationId: string, text: string) {
      const agent = { name: '陈静', number: '1007' }
      const note = { id: randomUUID(), at: Date.now(), text, agent, kind: 'whisper' as const }
      conversations.get(conversationId)?.notes.push(note)
      desk.emit('note:new', { ...note, conversationId })
    },
    /** The router gives a waiting conversation to this agent. */
    assign(conversationId: string) {
      const found = conversations.get(conversationId) as FakeConversation
      say(found, '李娜（工号 1024）已接入会话', 'joined')
      setStatus(found, { status: 'agent', agent: { name: '李娜', number: '1024' } }, 'agent-1')
      desk.emit('conversation:assigned', { conversationId, row: found.row, by: 'router' })
    },
    /** A colleague is quicker; the list that this agent sees does not know it yet. */
    takeAway(conversationId: string) {
      const found = conversations.get(conversationId) as FakeConversation
      found.owner = 'agent-2'
      found.row = { ...found.row, status: 'agent' }
    },
    clear() {
      conversations.clear()
      tellInbox()
    },
    /** Stores the next message of the agent, then drops the line before the acknowledgement. */
    loseNextAck() {
      losesNextAck = true
    },
    dropLines,
    refuseSignIn(code: ErrorCode | null) {
      signInAnswer = code
    },
    endSessions() {
      tokens.clear()
      desk.disconnectSockets(true)
    },
    async stop() {
      await io.close()
    },
  }
}

export type FakeAgentDesk = Awaited<ReturnType<typeof startFakeAgentDesk>>
