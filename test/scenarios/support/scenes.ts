import type { InboxRow } from '../../../protocol/agent.ts'
import type { Message } from '../../../protocol/message.ts'
import { type AgentClient, hireAgent } from '../../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../../support/shopper-client.ts'
import type { TestDesk } from '../../support/start-desk.ts'

/** A new shopper who has asked for a person and stands in the queue. */
export async function shopperInQueue(desk: TestDesk): Promise<ShopperClient> {
  const shopper = await connectShopper(desk.url)
  await shopper.say('人工客服')
  await shopper.becomes('queued')
  return shopper
}

/** A new shopper whom this agent has claimed. */
export async function shopperWith(desk: TestDesk, agent: AgentClient): Promise<ShopperClient> {
  const shopper = await shopperInQueue(desk)
  const claimed = await agent.claim(shopper.session.conversationId)
  if (!claimed.ok) throw new Error(claimed.code)
  await shopper.becomes('agent')
  return shopper
}

/** An agent who is there and takes what comes. */
export async function hireOnline(
  desk: TestDesk,
  name: string,
  more: Record<string, unknown> = {},
): Promise<AgentClient> {
  const agent = await hireAgent(desk.url, name, more)
  await agent.ask('presence:set', { status: 'online' })
  return agent
}

/** Time passes as it does in an office: consoles that are open stay in touch, and the desk looks after its timers. */
export async function timePasses(desk: TestDesk, ms: number, present: readonly AgentClient[] = []): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    desk.clock.pass(Math.min(5_000, left))
    await desk.app.desk.presence.renew(present.map(agent => agent.id))
    if (left % 60_000 === 0) await desk.tick()
  }
  await desk.tick()
}

export const noticesOf = (messages: readonly Message[]) =>
  messages.flatMap(({ card }) => (card?.kind === 'notice' ? [card.notice] : []))

export const textsOf = (messages: readonly Message[]) => messages.map(message => message.text)

export const seqsOf = (messages: readonly { readonly seq: number }[]) => messages.map(message => message.seq)

/** 1, 2, 3 … `count`. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

export const placesOf = (rows: readonly InboxRow[]) => rows.map(row => row.conversationId)
