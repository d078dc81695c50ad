import type { Namespace } from 'socket.io'
import type { AgentToServer, ServerToSupervisor } from '../../protocol/agent.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { BoardReader } from '../desk/board.ts'
import type { InboxReader } from '../desk/inbox.ts'
import { tellRooms, tellRoomsHere, tellRoomsMore } from '../sockets/tell-rooms.ts'
import type { AgentFeed } from './agent-feed.ts'

export interface AgentSocketData {
  agentId: string
  tokenHash: string
  ip: string
  /** Conversations that this console has opened, for their heads. */
  watching: Set<string>
}

export type AgentNamespace = Namespace<AgentToServer, ServerToSupervisor, Record<string, never>, AgentSocketData>

export const agentRoom = (agentId: string) => `agent:${agentId}`
export const sessionRoom = (tokenHash: string) => `session:${tokenHash}`
/** Agents who look at a conversation by right of the queue or of having owned it. */
export const watchRoom = (conversationId: string) => `watch:${conversationId}`
/** Supervisors who look at it; they may at any time. */
export const overseeRoom = (conversationId: string) => `oversee:${conversationId}`

/** Supervisors who look at the board; and each of them, since not all see the same. */
export const BOARD_ROOM = 'board'
export const boardRoom = (agentId: string) => `board:${agentId}`

/** Inboxes of one moment are sent once, this much later: a busy queue changes many times a second. */
const INBOX_DELAY_MS = 50
/** Words reach the open conversation at once; its line in the list may follow. */
const OWN_INBOX_DELAY_MS = 400
/** Nobody reads a board faster. */
const BOARD_DELAY_MS = 500

export interface SocketFeedNeeds {
  readonly agents: AgentNamespace
  readonly inbox: () => InboxReader
  readonly board: () => BoardReader
  readonly onFault: (error: unknown, where: string) => void
  /** Lets the other nodes look, too, at what their consoles list. Nobody where this is the only node. */
  readonly hintElsewhere?: (of: ChangedInboxes) => void
}

/** Everybody's, or these agents'. */
export type ChangedInboxes = 'all' | readonly string[]

export interface SocketFeed extends AgentFeed {
  sendInboxes(): Promise<void>
  /** Another node says so, or nothing was heard of the others for a while: looks and sends, and hints to nobody. */
  changedElsewhere(of: ChangedInboxes): void
  stop(): void
}

/** Live delivery to consoles. Nothing is kept for who is away: they ask `sync` when they are back. */
export function createSocketFeed({ agents, inbox, board, onFault, hintElsewhere }: SocketFeedNeeds): SocketFeed {
  let timer: NodeJS.Timeout | null = null
  let isForAll = false
  const own = new Set<string>()
  /** What the others have not been told yet. */
  let changedHere: 'all' | Set<string> = new Set()
  let boardTimer: NodeJS.Timeout | null = null

  function listenersOf({ id, state }: Conversation): string[] {
    const rooms = [watchRoom(id), overseeRoom(id)]
    if (state.status === 'withAgent') rooms.push(agentRoom(state.agentId))
    return rooms
  }

  async function sendInboxes(): Promise<void> {
    const everybody = new Set([...agents.sockets.values()].map(socket => socket.data.agentId))
    const concerned = [...everybody].filter(agentId => isForAll || own.has(agentId))
    isForAll = false
    own.clear()
    hintOthers()
    if (concerned.length === 0) return
    const waiting = await inbox().waitingRows()
    for (const agentId of concerned) {
      tellRoomsHere(agents, [agentRoom(agentId)], 'inbox', await inbox().inboxOf(agentId, waiting))
    }
  }

  /** Once for all changes since the last time: what is changed later is hinted at later. */
  function hintOthers(): void {
    const of = changedHere === 'all' ? 'all' : [...changedHere]
    changedHere = new Set()
    if (of.length > 0) hintElsewhere?.(of)
  }

  function sendSoon(delayMs: number): void {
    timer ??= setTimeout(() => {
      timer = null
      sendInboxes().catch(error => onFault(error, 'inbox'))
    }, delayMs).unref()
  }

  function boardChanged(): void {
    if ((agents.adapter.rooms.get(BOARD_ROOM)?.size ?? 0) === 0) return
    boardTimer ??= setTimeout(() => {
      boardTimer = null
      sendBoard().catch(error => onFault(error, 'board'))
    }, BOARD_DELAY_MS).unref()
  }

  async function sendBoard(): Promise<void> {
    const there = [...(agents.adapter.rooms.get(BOARD_ROOM) ?? [])]
    const viewers = [...new Set(there.flatMap(id => agents.sockets.get(id)?.data.agentId ?? []))]
    const meant = await board().meant()
    const alike = viewers.filter(id => !meant.has(id))
    for (const group of [alike, ...viewers.filter(id => meant.has(id)).map(id => [id])]) {
      const [viewer] = group
      if (viewer === undefined) continue
      const [numbers, conversations] = await Promise.all([board().board(viewer), board().live(viewer)])
      tellRoomsHere(agents, group.map(boardRoom), 'board', numbers)
      tellRoomsHere(agents, group.map(boardRoom), 'live', { conversations })
    }
  }

  function allChanged(): void {
    if (!isForAll && timer !== null) {
      // One that was in no hurry is in a hurry now.
      clearTimeout(timer)
      timer = null
    }
    isForAll = true
    sendSoon(INBOX_DELAY_MS)
    boardChanged()
  }

  function ownChanged(agentId: string, delayMs: number): void {
    own.add(agentId)
    sendSoon(delayMs)
    boardChanged()
  }

  return {
    tell(conversation, messages, status) {
      const listeners = listenersOf(conversation)
      for (const message of messages)
        tellRoomsMore(agents, listeners, 'message:new', message, { conversationId: conversation.id })
      if (status !== null) tellRooms(agents, listeners, 'status', { ...status, conversationId: conversation.id })
    },
    assigned(conversation, agentId, by) {
      inbox()
        .rowOf(conversation)
        .then(
          row =>
            tellRooms(agents, [agentRoom(agentId)], 'conversation:assigned', {
              conversationId: conversation.id,
              row,
              by,
            }),
          error => onFault(error, 'assigned'),
        )
    },
    ownerChanged({ id, state }) {
      // Back in the queue everybody may look; with an agent, only that agent and supervisors; a complaint about one of
      // them, that one no more.
      const isForSuperiors = 'superiorOnly' in state && state.superiorOnly === true
      if (state.status === 'withAgent' || state.status === 'withBot' || isForSuperiors)
        agents.in(watchRoom(id)).socketsLeave(watchRoom(id))
      if ('against' in state && state.against !== undefined)
        agents.in(agentRoom(state.against)).socketsLeave(overseeRoom(id))
    },
    inboxChanged() {
      changedHere = 'all'
      allChanged()
    },
    ownInboxChanged(agentId) {
      if (changedHere !== 'all') changedHere.add(agentId)
      ownChanged(agentId, OWN_INBOX_DELAY_MS)
    },
    changedElsewhere(of) {
      if (of === 'all') allChanged()
      else for (const agentId of of) ownChanged(agentId, INBOX_DELAY_MS)
    },
    note(conversation, note) {
      tellRooms(agents, listenersOf(conversation), 'note:new', { ...note, conversationId: conversation.id })
    },
    typing(conversation, isOn) {
      tellRooms(agents, listenersOf(conversation), 'typing', { conversationId: conversation.id, on: isOn })
    },
    read(conversation, seq) {
      if (conversation.state.status !== 'withBot')
        tellRooms(agents, listenersOf(conversation), 'read', { conversationId: conversation.id, seq })
    },
    sendInboxes,
    stop() {
      if (timer !== null) clearTimeout(timer)
      if (boardTimer !== null) clearTimeout(boardTimer)
    },
  }
}
