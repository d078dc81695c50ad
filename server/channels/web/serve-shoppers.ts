import type { Socket } from 'socket.io'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Locale } from '../../../protocol/message.ts'
import {
  type ServerToShopper,
  type Session,
  type ShopperToServer,
  shopperAuth,
  shopperEvents,
} from '../../../protocol/shopper.ts'
import type { AgentFeed } from '../../agents/agent-feed.ts'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../errors.ts'
import { answerEvents, type Handlers } from '../../sockets/answer-events.ts'
import { clientIp } from '../../sockets/client-ip.ts'
import type { SocketLimits } from '../../sockets/limits.ts'
import { refusal } from '../../sockets/refuse-connection.ts'
import type { Store } from '../../store/store.ts'
import { createUnderWay, type UnderWay } from '../../under-way.ts'
import { readIdentity } from './read-identity.ts'
import type { ShopperSessions } from './shopper-sessions.ts'
import { roomOf, type ShopperNamespace, type ShopperSocketData, WEB } from './web-channel.ts'

export interface ServeShoppersNeeds {
  readonly shoppers: ShopperNamespace
  readonly sessions: ShopperSessions
  readonly desk: Desk
  readonly store: Store
  readonly feed: AgentFeed
  readonly knowledge: () => Knowledge
  readonly limits: SocketLimits
  readonly trustedHops: number
  /** `null` when the shop signs nothing: then nobody is more than a visitor. */
  readonly identitySecret: string | null
  readonly now: () => number
  readonly onFault: (error: unknown, where: string) => void
  readonly onAnswered?: (event: string, tookMs: number) => void
  readonly underWay?: UnderWay
}

type ShopperSocket = Socket<ShopperToServer, ServerToShopper, Record<string, never>, ShopperSocketData>

/** Lets widgets in and answers what they send. */
export function serveShoppers({
  shoppers,
  sessions,
  desk,
  store,
  feed,
  knowledge,
  limits,
  trustedHops,
  identitySecret,
  now,
  onFault,
  onAnswered = () => {},
  underWay = createUnderWay(),
}: ServeShoppersNeeds): void {
  shoppers.use((socket, next) => {
    underWay.run(letIn(socket)).then(
      () => next(),
      error => {
        if (!(error instanceof DeskError)) onFault(error, 'shopper-connect')
        next(refusal(error))
      },
    )
  })

  async function letIn(socket: ShopperSocket): Promise<void> {
    const { address, headers } = socket.handshake
    const ip = clientIp(address, headers['x-forwarded-for']?.toString(), trustedHops)
    await limits.connect(ip)
    const auth = shopperAuth.safeParse(socket.handshake.auth ?? {})
    if (!auth.success) throw new DeskError('BAD_PAYLOAD', 'auth does not fit')

    const locale = localeOf(auth.data.locale)
    const { identity: signed } = auth.data
    const identity =
      identitySecret === null || signed === undefined || signed === ''
        ? null
        : readIdentity(signed, identitySecret, now())
    const { shopper, token } = await sessions.enter(auth.data.token, locale, auth.data.page ?? null, identity)
    const opened = await desk.openConversation(WEB, shopper.id, locale)
    socket.data.shopperId = shopper.id
    socket.data.conversationId = opened.id
    socket.data.token = token
    socket.data.locale = locale
    socket.data.ip = ip
  }

  shoppers.on('connection', socket => {
    const { shopperId, ip } = socket.data
    answerEvents(socket, shopperEvents, handlersOf(socket), {
      limit: event => limits.event(shopperId, ip, event),
      onFault: (error, event) => onFault(error, `shopper ${event}`),
      onAnswered,
      underWay,
    })
    underWay.run(greet(socket)).catch(error => {
      onFault(error, 'shopper-greet')
      socket.disconnect(true)
    })
  })

  async function greet(socket: ShopperSocket): Promise<void> {
    const { conversationId, token, locale } = socket.data
    // The room first, then what is there: a message between the two comes twice rather than never.
    await socket.join(roomOf(conversationId))
    const conversation = await store.conversations.read(conversationId)
    if (conversation === null) throw new DeskError('NOT_FOUND', 'there is no such conversation')
    const status = await desk.statuses.statusOf(conversation)
    socket.emit('session', {
      token,
      conversationId,
      status: status.status,
      head: conversation.head,
      locale: conversation.locale,
      shop: shopOf(knowledge(), locale),
    })
    socket.emit('status', status)
    socket.emit('head', { seq: conversation.head })
    if (conversation.state.status !== 'withBot') feed.inboxChanged()
  }

  function handlersOf(socket: ShopperSocket): Handlers<typeof shopperEvents> {
    const { conversationId, shopperId } = socket.data
    const own = async () => {
      const conversation = await store.conversations.read(conversationId)
      if (conversation === null) throw new DeskError('NOT_FOUND', 'there is no such conversation')
      return conversation
    }
    return {
      'message:send': message => desk.receiveShopperMessage(conversationId, shopperId, message),
      sync: ({ after }) => desk.look.shopperSync(conversationId, after),
      'handoff:request': async request =>
        desk.statuses.statusOf((await desk.shopper.requestHandOff(conversationId, request)).conversation),
      'handoff:cancel': async () =>
        desk.statuses.statusOf((await desk.shopper.cancelHandOff(conversationId)).conversation),
      'wait:choose': async choice =>
        desk.statuses.statusOf((await desk.chooseExit(conversationId, choice)).conversation),
      'desks:get': () => desk.shopper.desks(conversationId),
      'record:get': () => desk.saveRecord(conversationId),
      'rating:send': async rating => void (await desk.shopper.rate(conversationId, rating)),
      typing: async ({ on }) => feed.typing(await own(), on),
      read: async ({ seq }) => desk.readMarks.byShopper(await own(), seq),
      typeahead: async ({ text }) => {
        const language = (await own()).locale === 'zh-CN' ? 'zh' : 'en'
        const titles = knowledge().titles(text, language, 3)
        return { titles: titles.map(({ entryId, title }) => ({ id: entryId, title })) }
      },
      feedback: ({ seq, helpful }) => desk.readMarks.judge(conversationId, seq, helpful),
    }
  }
}

function localeOf(wanted: string | undefined): Locale {
  return wanted === undefined || /^zh\b/i.test(wanted) ? 'zh-CN' : 'en'
}

function shopOf({ shop, entry, desks }: Knowledge, locale: Locale): Session['shop'] {
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  const named = Object.entries(desks.desks).map(([id, { title }]) => ({ id, title: title[language] }))
  return {
    name: shop.name[language],
    greeting: shop.greeting[language],
    starters: shop.starters[language].flatMap(id => {
      const found = entry(id)
      return found === undefined ? [] : [{ id, label: found.question }]
    }),
    ...(named.length < 2 ? {} : { desks: named }),
  }
}
