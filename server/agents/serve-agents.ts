import type { Socket } from 'socket.io'
import { type AgentToServer, agentAuth, agentEvents, type ServerToSupervisor } from '../../protocol/agent.ts'
import { isSeen } from '../../protocol/text.ts'
import type { Channel } from '../channels/channel.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Desk } from '../desk/desk.ts'
import { DeskError } from '../errors.ts'
import { answerEvents, type Handlers } from '../sockets/answer-events.ts'
import { clientIp } from '../sockets/client-ip.ts'
import type { SocketLimits } from '../sockets/limits.ts'
import { refusal } from '../sockets/refuse-connection.ts'
import type { Agent } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import { createUnderWay, type UnderWay } from '../under-way.ts'
import {
  type AgentNamespace,
  type AgentSocketData,
  agentRoom,
  BOARD_ROOM,
  boardRoom,
  overseeRoom,
  sessionRoom,
  watchRoom,
} from './socket-feed.ts'

export interface ServeAgentsNeeds {
  readonly agents: AgentNamespace
  /** Who holds this token, or `null`. */
  readonly authenticate: (token: string) => Promise<{ readonly agent: Agent; readonly tokenHash: string } | null>
  readonly desk: Desk
  readonly store: Store
  readonly channels: ReadonlyMap<string, Channel>
  readonly limits: SocketLimits
  readonly trustedHops: number
  /** Whether a console of this agent may be connected to another node. */
  readonly mayBeElsewhere?: (agentId: string) => Promise<boolean>
  /** Then it is us who go, not the agents. */
  readonly isStopping?: () => boolean
  readonly onFault: (error: unknown, where: string) => void
  readonly onAnswered?: (event: string, tookMs: number) => void
  readonly underWay?: UnderWay
}

/** A console that has opened this many conversations in one connection forgets the oldest one's head. */
const MOST_WATCHED = 50

type AgentSocket = Socket<AgentToServer, ServerToSupervisor, Record<string, never>, AgentSocketData>

/** Lets consoles in and answers what they send. */
export function serveAgents({
  agents,
  authenticate,
  desk,
  store,
  channels,
  limits,
  trustedHops,
  mayBeElsewhere = async () => false,
  isStopping = () => false,
  onFault,
  onAnswered = () => {},
  underWay = createUnderWay(),
}: ServeAgentsNeeds): void {
  agents.use((socket, next) => {
    underWay.run(letIn(socket)).then(
      () => next(),
      error => {
        if (!(error instanceof DeskError)) onFault(error, 'agent-connect')
        next(refusal(error))
      },
    )
  })

  async function letIn(socket: AgentSocket): Promise<void> {
    const { address, headers, auth } = socket.handshake
    const ip = clientIp(address, headers['x-forwarded-for']?.toString(), trustedHops)
    await limits.connect(ip)
    const parsed = agentAuth.safeParse(auth ?? {})
    const known = parsed.success ? await authenticate(parsed.data.token) : null
    if (known === null) throw new DeskError('UNAUTHENTICATED', 'sign in first')
    if (known.agent.role === 'editor') throw new DeskError('FORBIDDEN', 'editors have no conversations')
    socket.data.agentId = known.agent.id
    socket.data.tokenHash = known.tokenHash
    socket.data.ip = ip
    socket.data.watching = new Set()
  }

  agents.on('connection', socket => {
    const { agentId, tokenHash, ip } = socket.data
    answerEvents(socket, agentEvents, handlersOf(socket), {
      limit: event => limits.event(agentId, ip, event),
      onFault: (error, event) => onFault(error, `agent ${event}`),
      onAnswered,
      underWay,
    })
    socket.on('disconnect', reason => {
      if ((agents.adapter.rooms.get(agentRoom(agentId))?.size ?? 0) > 0) return
      // We go, not the agent: the lease goes on until the console is back, here or on another node.
      if (reason === 'server shutting down' || isStopping()) return
      const isPutOut = reason === 'server namespace disconnect'
      underWay.run(gone(agentId, isPutOut)).catch(error => onFault(error, 'agent-disconnect'))
    })
    underWay.run(greet(socket, agentId, tokenHash)).catch(error => {
      onFault(error, 'agent-greet')
      socket.disconnect(true)
    })
  })

  /** @param isPutOut by us: the session is over. Anything else may be a reload. */
  async function gone(agentId: string, isPutOut: boolean): Promise<void> {
    if (isPutOut && !(await mayBeElsewhere(agentId))) await desk.presence.left(agentId)
    else await desk.presence.disconnected(agentId)
  }

  async function greet(socket: AgentSocket, agentId: string, tokenHash: string): Promise<void> {
    await socket.join([agentRoom(agentId), sessionRoom(tokenHash)])
    await desk.presence.connected(agentId)
    socket.emit('inbox', await desk.inbox.inboxOf(agentId, await desk.inbox.waitingRows()))
  }

  function handlersOf(socket: AgentSocket): Handlers<typeof agentEvents> {
    const { agentId } = socket.data

    /** Read anew for each event: a role may have changed a second ago. */
    async function me(): Promise<Agent> {
      const agent = await store.people.agent(agentId)
      if (agent === null || agent.isDisabled) throw new DeskError('UNAUTHENTICATED', 'this account is closed')
      if (agent.role === 'editor') throw new DeskError('FORBIDDEN', 'editors have no conversations')
      return agent
    }

    /** For supervisors and admins only. */
    async function supervisor(): Promise<Agent> {
      const agent = await me()
      if (agent.role === 'agent') throw new DeskError('FORBIDDEN', 'for supervisors')
      return agent
    }

    /** Mine to act on; what I may not even see does not exist. */
    async function visible(conversationId: string): Promise<Conversation> {
      return desk.look.seenBy(await me(), conversationId)
    }

    return {
      'presence:set': async ({ status }) => {
        await me()
        await desk.presence.set(agentId, status)
        return desk.inbox.inboxOf(agentId, await desk.inbox.waitingRows())
      },
      'conversation:claim': async ({ conversationId }) => {
        await me()
        const { conversation } = await desk.agent.claim(agentId, conversationId)
        return desk.statuses.statusOf(conversation)
      },
      'message:send': message => desk.agent.send(agentId, message, me),
      'note:add': async ({ conversationId, text }) => desk.notes.add(await me(), await visible(conversationId), text),
      'conversation:transfer': async ({ conversationId, to, note }) => {
        const agent = await me()
        const conversation = await visible(conversationId)
        const hasNote = note !== undefined && isSeen(note)
        const moved =
          'desk' in to
            ? await desk.agent.transferToDesk(agentId, conversationId, to.desk, hasNote)
            : await desk.agent.transferToAgent(agentId, conversationId, to.agentId, hasNote)
        if (note !== undefined && hasNote) await desk.notes.add(agent, conversation, note)
        return desk.statuses.statusOf(moved.conversation)
      },
      'conversation:release': async ({ conversationId, to }) => {
        await me()
        return desk.statuses.statusOf((await desk.agent.release(agentId, conversationId, to ?? 'bot')).conversation)
      },
      'conversation:close': async ({ conversationId, followUp }) => {
        await me()
        return desk.statuses.statusOf((await desk.agent.close(agentId, conversationId, followUp)).conversation)
      },
      sync: async ({ conversationId, after }) => {
        const agent = await me()
        const { state } = await visible(conversationId)
        if (state.status === 'withAgent' && state.agentId === agentId && state.isOffered === true)
          await desk.agent.opened(agentId, conversationId)
        const oversees = agent.role === 'supervisor' || agent.role === 'admin'
        // The room first, then what is there: a message between the two comes twice rather than never.
        await socket.join(oversees ? overseeRoom(conversationId) : watchRoom(conversationId))
        watch(socket, conversationId)
        return desk.look.agentSync(agent, conversationId, after)
      },
      typing: async ({ conversationId, on }) => {
        const { state, channel } = await visible(conversationId)
        if (state.status === 'withAgent' && state.agentId === agentId) channels.get(channel)?.typing(conversationId, on)
      },
      read: async ({ conversationId, seq }) => desk.readMarks.byAgent(agentId, await visible(conversationId), seq),
      'whisper:add': async ({ conversationId, text }) => {
        return desk.notes.whisper(await supervisor(), await visible(conversationId), text)
      },
      'conversation:take-over': async ({ conversationId }) => {
        await supervisor()
        await visible(conversationId)
        const { conversation } = await desk.agent.takeOver(agentId, conversationId, 'takenOver')
        return desk.statuses.statusOf(conversation)
      },
      'conversation:watch': async ({ conversationId, on = true }) => {
        await supervisor()
        const conversation = await visible(conversationId)
        if (on) {
          await socket.join(overseeRoom(conversationId))
          watch(socket, conversationId)
        } else {
          await socket.leave(overseeRoom(conversationId))
          socket.data.watching.delete(conversationId)
        }
        const [status, summary] = await Promise.all([
          desk.statuses.statusOf(conversation),
          desk.look.summarised(conversation),
        ])
        return { status, summary }
      },
      'board:watch': async () => {
        await supervisor()
        await socket.join([BOARD_ROOM, boardRoom(agentId)])
        const [board, live] = await Promise.all([desk.board.board(agentId), desk.board.live(agentId)])
        return { board, live }
      },
      'board:unwatch': async () => {
        await socket.leave(BOARD_ROOM)
        await socket.leave(boardRoom(agentId))
      },
      'report:get': async ({ days }) => {
        await supervisor()
        return desk.report(days)
      },
      'case:find': async ({ caseNumber }) => {
        const found = await desk.look.ofCase(caseNumber)
        if (found === null) throw new DeskError('NOT_FOUND', 'there is no such case')
        return { ...found, row: await desk.inbox.rowOf(await visible(found.conversationId)) }
      },
      'work:list': async () => ({ work: await desk.work.list(await me()) }),
      'work:take': async ({ workId }) => desk.work.take(await me(), workId),
      'work:done': async ({ workId, note = '' }) => desk.work.done(await me(), workId, note),
      suggest: async ({ conversationId }) => ({ suggestions: await desk.look.suggest(await me(), conversationId) }),
    }
  }
}

function watch(socket: AgentSocket, conversationId: string): void {
  const { watching } = socket.data
  watching.delete(conversationId)
  watching.add(conversationId)
  const [oldest] = watching
  if (watching.size > MOST_WATCHED && oldest !== undefined) {
    watching.delete(oldest)
    socket.leave(watchRoom(oldest))
    socket.leave(overseeRoom(oldest))
  }
}
