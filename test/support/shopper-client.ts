import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { Ack } from '../../protocol/ack.ts'
import type { Message, Status } from '../../protocol/message.ts'
import type { Sent, ServerToShopper, Session, ShopperToServer, Synced } from '../../protocol/shopper.ts'
import { until } from './until.ts'

/** A shopper's side in a few lines, on the real Socket.IO client: keeps everything it hears. */
export interface ShopperClient {
  readonly socket: Socket<ServerToShopper, ShopperToServer>
  readonly session: Session
  readonly messages: readonly Message[]
  readonly statuses: readonly Status[]
  status(): Status | undefined
  say(text: string, clientMessageId?: string): Promise<Ack<Sent>>
  choose(choice: string): Promise<Ack<Sent>>
  ask<T>(event: string, payload: unknown): Promise<Ack<T>>
  sync(after: number): Promise<Synced>
  /** Waits for a message that fits. */
  hears(fits: (message: Message) => boolean): Promise<Message>
  /** Waits for a status. */
  becomes(status: Status['status']): Promise<Status>
  /** Waits for what is told of the conversation. */
  sees(fits: (status: Status) => boolean): Promise<Status>
  leave(): void
}

export async function connectShopper(
  url: string,
  auth: { token?: string; locale?: string; identity?: string } = {},
): Promise<ShopperClient> {
  const socket: Socket<ServerToShopper, ShopperToServer> = io(`${url}/shopper`, {
    auth,
    forceNew: true,
    transports: ['websocket'],
    reconnection: false,
  })
  const messages: Message[] = []
  const statuses: Status[] = []
  socket.on('message:new', message => messages.push(message))
  socket.on('status', status => statuses.push(status))
  const session = await new Promise<Session>((resolve, reject) => {
    socket.once('session', resolve)
    socket.once('connect_error', reject)
  })
  const ask = <T>(event: string, payload: unknown) =>
    socket.timeout(5_000).emitWithAck(event as 'sync', payload as never) as unknown as Promise<Ack<T>>

  return {
    socket,
    session,
    messages,
    statuses,
    status: () => statuses.at(-1),
    say: (text, clientMessageId = randomUUID()) => ask('message:send', { clientMessageId, text }),
    choose: choice => ask('message:send', { clientMessageId: randomUUID(), choice }),
    ask,
    async sync(after) {
      const ack = await ask<Synced>('sync', { after })
      if (!ack.ok) throw new Error(ack.code)
      return ack.data
    },
    hears: fits => until(() => messages.find(fits)),
    becomes: wanted => until(() => (statuses.at(-1)?.status === wanted ? statuses.at(-1) : undefined)),
    sees: fits => until(() => statuses.slice(-1).find(fits)),
    leave: () => socket.disconnect(),
  }
}
