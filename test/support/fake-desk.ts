import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { Server, type Socket } from 'socket.io'
import type { Ack, Acknowledge, ErrorCode } from '../../protocol/ack.ts'
import type { Attachment, Choice, Message, Status, WaitExit } from '../../protocol/message.ts'
import {
  type HandOffRequest,
  handOffRequest,
  nothing,
  type OtherDesk,
  type Rating,
  type ServerToShopper,
  type Session,
  type ShopperToServer,
  shopperEvents,
  type WaitChoice,
  waitChoice,
} from '../../protocol/shopper.ts'

/** What the bot of the fake desk says to a text or to the id of a choice. */
export type FakeReply = Omit<Partial<Message>, 'seq' | 'id' | 'at'>

export interface FakeConversation {
  readonly id: string
  readonly messages: Message[]
  status: Status
}

export interface FakeDeskOptions {
  readonly shop?: Session['shop']
  readonly titles?: readonly { id: string; title: string }[]
  reply?(text: string): FakeReply
  /** Where `widget.js`, `widget/` and `demo/` lie; without it only the sockets are served. */
  readonly publicDir?: string
  /** When what was left is looked at; as soon as it is the shopper's turn without it. */
  readonly callbackAt?: number
  readonly otherDesks?: readonly OtherDesk[]
}

/** The events of the fake desk, the newest of the protocol included. */
const EVENTS = {
  ...shopperEvents,
  'handoff:request': handOffRequest,
  'wait:choose': waitChoice,
  'desks:get': nothing,
  'record:get': nothing,
}

const WAITING: Status = {
  status: 'queued',
  queue: { position: 3, waitSeconds: [120, 240], exits: ['keep', 'message', 'callback'] },
  desk: { id: 'human', title: '在线客服' },
}

const SHOP: Session['shop'] = {
  name: '云朵电器',
  greeting: '您好，我是云朵机器人，商品、订单和售后都可以问我。需要人工，说一声“人工客服”就好。',
  starters: [
    { id: 'warranty', label: '空调保修多久？' },
    { id: 'order', label: '我的订单到哪里了？' },
    { id: 'return', label: '如何申请退货？' },
    { id: 'install', label: '预约安装' },
  ],
}
const AGENT = { name: '李娜', number: '1024' }
const PAGE_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; object-src 'none'"

type ShopperSocket = Socket<ShopperToServer, ServerToShopper>
const refused = (code: ErrorCode): Ack<never> => ({ ok: false, code, message: code })

/** A desk in memory that speaks protocol version 1 to shoppers, for tests of the widget alone. */
export async function startFakeDesk(options: FakeDeskOptions = {}) {
  const shop = options.shop ?? SHOP
  const conversations = new Map<string, FakeConversation>()
  const pictures = new Map<string, { token: string; type: string; bytes: Buffer }>()
  /** Every `message:send` that came, also repeats and refused ones. */
  const attempts: { clientMessageId: string; text?: string | undefined }[] = []
  const ratings: Rating[] = []
  const feedback: { seq: number; helpful: boolean }[] = []
  const wishes: HandOffRequest[] = []
  const choices: WaitChoice[] = []
  const reads: number[] = []
  const refusals: ErrorCode[] = []
  const connectRefusals: string[] = []
  /** What each connection said of who is signed in. */
  const identities: (string | undefined)[] = []
  let losesAcks = 0

  const app = express()
  const http = createServer(app)
  const io = new Server<ShopperToServer, ServerToShopper>(http, { serveClient: false })
  const shoppers = io.of('/shopper')

  function latest(): { token: string; conversation: FakeConversation } {
    const [token, conversation] = [...conversations].at(-1) ?? []
    if (!token || !conversation) throw new Error('no shopper has come yet')
    return { token, conversation }
  }
  function say(token: string, message: Omit<Partial<Message>, 'seq'> & Pick<Message, 'from'>): Message {
    const { messages } = conversations.get(token)!
    const stored = { id: randomUUID(), at: Date.now(), text: '', ...message, seq: messages.length + 1 }
    messages.push(stored)
    shoppers.to(token).emit('message:new', stored)
    return stored
  }
  function setStatus(token: string, status: Status): Status {
    conversations.get(token)!.status = status
    shoppers.to(token).emit('status', status)
    return status
  }
  function queue(token: string, wish?: string): Status {
    const desk = options.otherDesks?.find(({ id }) => id === wish)
    if (conversations.get(token)!.status.status === 'queued' && desk !== undefined) {
      say(token, { from: 'system', text: `已为您转到「${desk.title}」` })
      return setStatus(token, { ...WAITING, desk })
    }
    say(token, { from: 'system', text: '正在为您转接人工客服', card: { kind: 'notice', notice: 'queued' } })
    return setStatus(token, WAITING)
  }

  function receive(
    token: string,
    body: { clientMessageId: string; text?: string; choice?: string; attachmentId?: string },
  ) {
    const conversation = conversations.get(token)!
    const known = conversation.messages.find(message => message.clientMessageId === body.clientMessageId)
    if (known) return known
    const picture = body.attachmentId ? pictures.get(body.attachmentId) : undefined
    if (body.attachmentId && picture?.token !== token) return null
    const labels: Choice[] = [...shop.starters, ...conversation.messages.flatMap(message => message.choices ?? [])]
    const titles = (options.titles ?? []).map(({ id, title }) => ({ id, label: title }))
    const label = [...labels, ...titles].find(({ id }) => id === body.choice)?.label
    const text = body.text ?? label ?? ''
    const attachment = picture && { attachment: describe(body.attachmentId!, picture) }
    const stored = say(token, { from: 'shopper', text, clientMessageId: body.clientMessageId, ...attachment })
    if (conversation.status.status === 'closed') setStatus(token, { status: 'bot' })
    if (conversation.status.status !== 'bot') return stored
    if (text === '人工客服') queue(token)
    else say(token, { from: 'bot', ...(options.reply?.(body.choice ?? text) ?? { text: `收到：${text || '图片'}` }) })
    return stored
  }

  shoppers.use((socket, next) => {
    identities.push(socket.handshake.auth.identity)
    const code = connectRefusals.shift()
    if (code === undefined) return next()
    next(Object.assign(new Error(code), { data: { code } }))
  })
  shoppers.on('connection', (socket: ShopperSocket) => {
    const known = socket.handshake.auth.token as string | undefined
    const token = known && conversations.has(known) ? known : randomUUID()
    if (!conversations.has(token)) {
      conversations.set(token, { id: randomUUID(), messages: [], status: { status: 'bot' } })
    }
    const conversation = conversations.get(token)!
    void socket.join(token)
    socket.emit('session', {
      token,
      conversationId: conversation.id,
      status: conversation.status.status,
      head: conversation.messages.length,
      locale: 'zh-CN',
      shop,
    })
    socket.emit('status', conversation.status)

    function answer<T>(name: keyof typeof EVENTS, act: (payload: never) => Ack<T>): void {
      ;(socket as Socket).on(name, (payload: unknown, ack: Acknowledge<T>) => {
        const parsed = EVENTS[name].safeParse(payload)
        ack(parsed.success ? act(parsed.data as never) : refused('BAD_PAYLOAD'))
      })
    }
    ;(socket as Socket).on('message:send', (payload: unknown, ack: Acknowledge<{ seq: number; at: number }>) => {
      const parsed = shopperEvents['message:send'].safeParse(payload)
      if (!parsed.success) return ack(refused('BAD_PAYLOAD'))
      attempts.push({ clientMessageId: parsed.data.clientMessageId, text: parsed.data.text })
      const refusal = refusals.shift()
      if (refusal) return ack(refused(refusal))
      const stored = receive(token, parsed.data as { clientMessageId: string })
      if (losesAcks > 0) {
        losesAcks--
        return socket.conn.close()
      }
      ack(stored ? { ok: true, data: { seq: stored.seq, at: stored.at } } : refused('UNKNOWN_ATTACHMENT'))
    })
    answer('sync', ({ after }: { after: number }) => ({
      ok: true,
      data: {
        messages: conversation.messages.slice(after, after + 200),
        head: conversation.messages.length,
        status: conversation.status,
      },
    }))
    answer('handoff:request', (wish: HandOffRequest) => {
      wishes.push(wish)
      if (wish.reason !== 'supervisor' || conversation.status.status !== 'agent')
        return { ok: true, data: queue(token, wish.desk) }
      say(token, { from: 'system', text: '已通知主管', card: { kind: 'notice', notice: 'supervisorAsked' } })
      return { ok: true, data: setStatus(token, { ...conversation.status, supervisorAsked: true }) }
    })
    answer('wait:choose', (choice: WaitChoice): Ack<Status> => {
      if (conversation.status.status !== 'queued' && conversation.status.status !== 'offline')
        return refused('NOT_IN_QUEUE')
      choices.push(choice)
      if (choice.exit === 'keep') return { ok: true, data: conversation.status }
      const callback = { kind: choice.exit, contact: '138****8000', at: options.callbackAt ?? null }
      const exits: WaitExit[] = ['keep', 'message', 'callback']
      return {
        ok: true,
        data: setStatus(
          token,
          choice.exit === 'message'
            ? { status: 'offline', opensAt: options.callbackAt ?? null, exits, callback }
            : { ...conversation.status, callback },
        ),
      }
    })
    answer('desks:get', () => ({ ok: true, data: { desks: options.otherDesks ?? [] } }))
    answer('record:get', () => ({
      ok: true,
      data: {
        name: '云朵电器-2026-11-02',
        html: `<!doctype html><title>记录</title><p>${conversation.messages.length} 条</p>`,
        text: conversation.messages.map(({ text }) => text).join('\n'),
      },
    }))
    answer('handoff:cancel', () => {
      say(token, { from: 'system', text: '已取消排队', card: { kind: 'notice', notice: 'cancelled' } })
      return { ok: true, data: setStatus(token, { status: 'bot' }) }
    })
    answer('rating:send', (rating: Rating) => {
      ratings.push(rating)
      setStatus(token, { status: 'closed', canRate: false })
      return { ok: true, data: null }
    })
    answer('typing', () => ({ ok: true, data: null }))
    answer('read', ({ seq }: { seq: number }) => {
      reads.push(seq)
      return { ok: true, data: null }
    })
    answer('typeahead', ({ text }: { text: string }) => ({
      ok: true,
      data: { titles: (options.titles ?? []).filter(({ title }) => title.includes(text)).slice(0, 3) },
    }))
    answer('feedback', (given: { seq: number; helpful: boolean }) => {
      feedback.push(given)
      return { ok: true, data: null }
    })
  })

  app.use((request, response, next) => {
    response.set('Access-Control-Allow-Origin', '*')
    response.set('Access-Control-Allow-Headers', 'authorization, content-type')
    response.set('Cross-Origin-Resource-Policy', 'cross-origin')
    if (request.method === 'OPTIONS') response.status(204).end()
    else next()
  })
  app.post('/api/v1/attachments', express.raw({ type: () => true, limit: '8mb' }), (request, response) => {
    const token = request.get('authorization')?.replace('Bearer ', '') ?? ''
    if (!conversations.has(token)) {
      response.status(401).json(refused('UNAUTHENTICATED'))
      return
    }
    const id = randomUUID()
    const picture = { token, type: request.get('content-type') ?? '', bytes: request.body as Buffer }
    pictures.set(id, picture)
    response.status(201).json(describe(id, picture))
  })
  app.get('/api/v1/attachments/:id', (request, response) => {
    const picture = pictures.get(request.params.id)
    if (!picture || request.get('authorization') !== `Bearer ${picture.token}`) response.status(404).end()
    else response.type(picture.type).send(picture.bytes)
  })
  if (options.publicDir) {
    app.get('/', (_request, response) => {
      response.set('Content-Security-Policy', PAGE_POLICY).sendFile('demo/index.html', { root: options.publicDir! })
    })
    app.use(express.static(options.publicDir))
  }

  await new Promise<void>(listening => http.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  return {
    url,
    app,
    attempts,
    ratings,
    feedback,
    wishes,
    choices,
    identities,
    reads,
    latest,
    conversations,
    /** The next messages are refused with these codes. */
    refuseNext: (...codes: ErrorCode[]) => void refusals.push(...codes),
    refuseNextConnection: (code: string) => void connectRefusals.push(code),
    /** The next messages are stored, but the line breaks before they are acknowledged. */
    loseAcks(count: number): void {
      losesAcks = count
    },
    /** Stored, but told to nobody. */
    storeSilently(message: FakeReply & Pick<Message, 'from'>): void {
      const { messages } = latest().conversation
      messages.push({ id: randomUUID(), at: Date.now(), text: '', ...message, seq: messages.length + 1 })
    },
    tellHead: () => void shoppers.to(latest().token).emit('head', { seq: latest().conversation.messages.length }),
    setStatus: (status: Status) => setStatus(latest().token, status),
    botSays: (message: FakeReply) => say(latest().token, { ...message, from: 'bot' }),
    systemSays: (text: string) => say(latest().token, { from: 'system', text }),
    shopperSaidElsewhere: (text: string) => say(latest().token, { from: 'shopper', text }),
    agentJoins(): void {
      setStatus(latest().token, { status: 'agent', agent: AGENT })
      say(latest().token, {
        from: 'system',
        text: `${AGENT.name} 已接入会话`,
        card: { kind: 'notice', notice: 'joined' },
      })
    },
    agentSays: (text: string, more: FakeReply = {}) =>
      say(latest().token, { text, agent: AGENT, ...more, from: 'agent' }),
    agentTypes: (on: boolean) => void shoppers.to(latest().token).emit('typing', { on }),
    agentReads: (seq: number) => void shoppers.to(latest().token).emit('read', { seq }),
    closeConversation(more: Partial<Status> = {}): void {
      say(latest().token, { from: 'system', text: '会话已结束', card: { kind: 'notice', notice: 'closed' } })
      setStatus(latest().token, {
        status: 'closed',
        canRate: true,
        caseNumber: '261102-K7QF3M',
        summary: '您问了空调保修。\n李娜（工号 1024）已答复。',
        ...more,
      })
    },
    /** Breaks every line, as a restart would. */
    breakLines: () => shoppers.disconnectSockets(true),
    async stop(): Promise<void> {
      await io.close()
    },
  }
}
export type FakeDesk = Awaited<ReturnType<typeof startFakeDesk>>

function describe(id: string, { type, bytes }: { type: string; bytes: Buffer }): Attachment {
  return { id, name: 'picture', type: type as Attachment['type'], size: bytes.length, width: null, height: null }
}
