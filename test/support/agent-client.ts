import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { Ack } from '../../protocol/ack.ts'
import type { AgentMessageView, AgentSynced, AgentToServer, Inbox, ServerToAgent } from '../../protocol/agent.ts'
import type { Sent } from '../../protocol/shopper.ts'
import { until } from './until.ts'

export interface AgentClient {
  readonly socket: Socket<ServerToAgent, AgentToServer>
  readonly id: string
  readonly token: string
  readonly messages: readonly (AgentMessageView & { conversationId: string })[]
  readonly assigned: readonly string[]
  inbox(): Inbox
  ask<T>(event: string, payload: unknown): Promise<Ack<T>>
  claim(conversationId: string): Promise<Ack<unknown>>
  say(conversationId: string, text: string, clientMessageId?: string): Promise<Ack<Sent>>
  sync(conversationId: string, after?: number): Promise<Ack<AgentSynced>>
  hears(fits: (message: AgentMessageView) => boolean): Promise<AgentMessageView>
  sees(fits: (inbox: Inbox) => boolean): Promise<Inbox>
  leave(): void
}

const PASSWORD = 'seven quiet kettles'

export async function post(url: string, path: string, body: unknown, token?: string) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  return {
    status: response.status,
    body: (await response.json().catch(() => null)) as Record<string, never> & {
      token: string
      agent: { id: string }
      id: string
    },
  }
}

export async function signInAdmin(url: string): Promise<string> {
  return (await post(url, '/api/v1/sign-in', { login: 'boss', password: 'cloud kettle mountain' })).body.token
}

/** Adds somebody to the team and signs them in on a console of their own. */
export async function hireAgent(url: string, name: string, more: Record<string, unknown> = {}): Promise<AgentClient> {
  const login = `${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}x${randomUUID().slice(0, 6)}`
  const admin = await signInAdmin(url)
  const number = String(1000 + Math.floor(Math.random() * 9000))
  const hired = await post(
    url,
    '/api/v1/agents',
    { login, password: PASSWORD, name, number, role: 'agent', desks: ['human'], capacity: 5, ...more },
    admin,
  )
  if (hired.status !== 201) throw new Error(JSON.stringify(hired))
  return signInAgent(url, login)
}

export async function signInAgent(url: string, login: string, password = PASSWORD): Promise<AgentClient> {
  const { body } = await post(url, '/api/v1/sign-in', { login, password })
  return connectAgent(url, body.token, body.agent.id)
}

export async function connectAgent(url: string, token: string, id: string): Promise<AgentClient> {
  const socket: Socket<ServerToAgent, AgentToServer> = io(`${url}/agent`, {
    auth: { token },
    forceNew: true,
    transports: ['websocket'],
    reconnection: false,
  })
  const messages: (AgentMessageView & { conversationId: string })[] = []
  const assigned: string[] = []
  let inbox: Inbox | null = null
  socket.on('message:new', message => messages.push(message))
  socket.on('inbox', next => {
    inbox = next
  })
  socket.on('conversation:assigned', ({ conversationId }) => assigned.push(conversationId))
  await new Promise<void>((resolve, reject) => {
    socket.once('inbox', () => resolve())
    socket.once('connect_error', reject)
  })
  const ask = <T>(event: string, payload: unknown) =>
    socket.timeout(5_000).emitWithAck(event as 'sync', payload as never) as unknown as Promise<Ack<T>>

  return {
    socket,
    id,
    token,
    messages,
    assigned,
    inbox: () => inbox as Inbox,
    ask,
    claim: conversationId => ask('conversation:claim', { conversationId }),
    say: (conversationId, text, clientMessageId = randomUUID()) =>
      ask('message:send', { conversationId, clientMessageId, text }),
    sync: (conversationId, after = 0) => ask('sync', { conversationId, after }),
    hears: fits => until(() => messages.find(fits)),
    sees: fits => until(() => (inbox !== null && fits(inbox) ? inbox : undefined)),
    leave: () => socket.disconnect(),
  }
}
