import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type AgentClient, hireAgent, post, signInAdmin } from '../support/agent-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { noticesOf, shopperWith } from './support/scenes.ts'

describe('a session that has ended', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  async function change(agent: AgentClient, body: Record<string, unknown>): Promise<void> {
    const admin = await signInAdmin(desk.url)
    await fetch(`${desk.url}/api/v1/agents/${agent.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` },
      body: JSON.stringify(body),
    })
  }

  const endings: [how: string, end: (agent: AgentClient) => Promise<unknown>][] = [
    ['signed out', agent => post(desk.url, '/api/v1/sign-out', {}, agent.token)],
    ['disabled', agent => change(agent, { disabled: true })],
    ['given another password', agent => change(agent, { password: 'nine loud saucepans' })],
    ['made an editor', agent => change(agent, { role: 'editor' })],
  ]

  it.each(endings)('[R106] closes its console within two seconds, and its shoppers go on: %s', async (_, end) => {
    const agent = await hireAgent(desk.url, '李娜')
    const shopper = await shopperWith(desk, agent)
    const closed = new Promise<number>(resolve => agent.socket.once('disconnect', () => resolve(Date.now())))

    const asked = Date.now()
    await end(agent)

    expect((await closed) - asked).toBeLessThan(2_000)
    expect(await shopper.becomes('queued')).toMatchObject({ queue: { position: 1 } })
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['queued', 'joined', 'left'])
    for (const client of [agent, shopper]) client.leave()
  })
})
