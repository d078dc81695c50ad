import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Note } from '../../protocol/agent.ts'
import type { KnowledgeOverview } from '../../protocol/editor.ts'
import { type Cluster, startCluster } from '../faults/support/cluster.ts'
import { type AgentClient, connectAgent, hireAgent, post, signInAdmin } from '../support/agent-client.ts'
import { describeWithRedis } from '../support/describe-with-redis.ts'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { TEST_KNOWLEDGE } from '../support/test-knowledge.ts'
import { until } from '../support/until.ts'

/** Three processes, and a desk that everybody comes to by another door. */
describeWithRedis('a shop on three nodes', () => {
  let cluster: Cluster
  let knowledgeDir: string
  let [a, b, c] = ['', '', '']
  const clients: { leave(): void }[] = []
  const guest = async (url: string, token?: string): Promise<ShopperClient> => {
    const shopper = await connectShopper(url, token === undefined ? {} : { token })
    clients.push(shopper)
    return shopper
  }
  /** Begins before the other stories, since it takes its time. */
  let twoConsoles: Promise<{ shopper: ShopperClient; again: AgentClient; leftAt: number }>
  async function leaveOneOfTwo() {
    const di = await agent(a, '吴迪')
    const again = await connectAgent(b, di.token, di.id)
    clients.push(again)
    await di.ask('presence:set', { status: 'busy' })
    const shopper = await guest(c)
    await shopper.say('人工客服')
    await again.claim(shopper.session.conversationId)
    di.leave()
    return { shopper, again, leftAt: performance.now() }
  }
  const agent = async (url: string, name: string, more = {}): Promise<AgentClient> => {
    const hired = await hireAgent(url, name, more)
    clients.push(hired)
    return hired
  }

  beforeAll(async () => {
    knowledgeDir = await mkdtemp(join(tmpdir(), 'switchboard-cluster-knowledge-'))
    await cp(TEST_KNOWLEDGE, knowledgeDir, { recursive: true })
    cluster = await startCluster({ env: { KNOWLEDGE_DIR: knowledgeDir } })
    ;[a, b, c] = cluster.nodes.map(node => node.url) as [string, string, string]
    twoConsoles = leaveOneOfTwo()
    await twoConsoles
  })
  afterAll(async () => {
    for (const client of clients) client.leave()
    await cluster?.stop()
    await rm(knowledgeDir, { recursive: true, force: true })
  })

  it('[R43] brings a shopper of one node to an agent of another, word for word, and shows who writes and reads', async () => {
    const lan = await agent(b, '周岚')
    await lan.ask('presence:set', { status: 'online' })
    const shopper = await guest(a)
    const { conversationId } = shopper.session

    await shopper.say('人工客服')
    await shopper.becomes('agent')
    await until(() => lan.assigned.includes(conversationId) || null)
    await lan.sync(conversationId)
    await shopper.say('我的电水壶漏水了')
    await lan.hears(({ text }) => text === '我的电水壶漏水了')
    await lan.say(conversationId, '您好，我来看看')
    await shopper.hears(({ text }) => text === '您好，我来看看')

    const [typingAgent, typingShopper] = [once(shopper, 'typing'), once(lan, 'typing')]
    const [readByAgent, readByShopper] = [once(shopper, 'read'), once(lan, 'read')]
    const { head } = await shopper.sync(0)
    await lan.ask('typing', { conversationId, on: true })
    await lan.ask('read', { conversationId, seq: head })
    await shopper.ask('typing', { on: true })
    await shopper.ask('read', { seq: head })
    expect(await typingAgent).toEqual({ on: true })
    expect(await readByAgent).toEqual({ seq: head })
    expect(await typingShopper).toEqual({ conversationId, on: true })
    expect(await readByShopper).toEqual({ conversationId, seq: head })

    const seen = await lan.sync(conversationId)
    expect(seen.ok && seen.data.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5].slice(0, head))
    await lan.ask('conversation:close', { conversationId })
    await shopper.becomes('closed')
    await lan.ask('presence:set', { status: 'offline' })
  })

  it('lists the queue to consoles of every node, and tells each who waits the place, wherever the page is', async () => {
    const [here, there] = [await agent(b, '钱多多'), await agent(c, '孙小美')]
    const first = await guest(a)
    const second = await guest(b)
    const third = await guest(c)

    for (const shopper of [first, second, third]) await shopper.say('人工客服')
    const place = (n: number) => (status: { queue?: { position: number } | undefined }) => status.queue?.position === n
    await first.sees(place(1))
    await second.sees(place(2))
    await third.sees(place(3))
    await here.sees(({ waiting }) => waiting.length === 3)
    await there.sees(({ waiting }) => waiting.length === 3)

    await here.claim(first.session.conversationId)
    await second.sees(place(1))
    await third.sees(place(2))
    await there.sees(({ waiting }) => waiting.length === 2)

    await third.ask('handoff:cancel', {})
    await second.ask('handoff:cancel', {})
    await here.sees(({ waiting }) => waiting.length === 0)
    await here.ask('conversation:close', { conversationId: first.session.conversationId })
  })

  it('never gives an agent more than they can take, though every node looks for somebody', async () => {
    const lan = await agent(b, '苏有朋', { capacity: 2 })
    await lan.ask('presence:set', { status: 'online' })

    const shoppers = await Promise.all([a, b, c, a, b, c].map(url => guest(url)))
    await Promise.all(shoppers.map(shopper => shopper.say('人工客服')))
    await lan.sees(({ mine, waiting }) => mine.length === 2 && waiting.length === 4)
    for (const shopper of shoppers) await shopper.ask('sync', { after: 0 })
    expect(lan.inbox().mine).toHaveLength(2)

    await lan.ask('presence:set', { status: 'offline' })
    for (const shopper of shoppers) await shopper.ask('handoff:cancel', {})
    await lan.sees(({ waiting }) => waiting.length === 0)
  })

  it('[R58] lets a supervisor on a third node watch, whisper and take over; the board there follows', async () => {
    const lan = await agent(b, '李雷')
    const boss = await agent(c, '韩梅', { role: 'supervisor' })
    const shopper = await guest(a)
    const { conversationId } = shopper.session
    const boards: { totals: { waiting: number } }[] = []
    boss.socket.on('board' as never, ((board: { totals: { waiting: number } }) => boards.push(board)) as never)
    await boss.ask('board:watch', {})

    await shopper.say('人工客服')
    await until(() => (boards.at(-1)?.totals.waiting === 1 ? true : null))
    await lan.claim(conversationId)
    await lan.sync(conversationId)
    await until(() => (boards.at(-1)?.totals.waiting === 0 ? true : null))
    await boss.ask('conversation:watch', { conversationId })
    await shopper.say('你们的售后太慢了')
    await boss.hears(({ text }) => text === '你们的售后太慢了')
    const whispered = once<Note>(lan, 'note:new')
    await boss.ask('whisper:add', { conversationId, text: '先道歉' })
    expect((await whispered).text).toBe('先道歉')

    await boss.ask('conversation:take-over', { conversationId })
    await shopper.sees(({ agent: who }) => who?.name === '韩梅')
    const late = await lan.say(conversationId, '我来继续')
    expect(late.ok ? '' : late.code).toBe('NOT_OWNER')
    await lan.sees(({ mine }) => mine.length === 0)
    await boss.ask('conversation:close', { conversationId })
  })

  it('knows of a shopper whose page is open on another node that they are there, and of one who left that they are not', async () => {
    const lan = await agent(b, '何洁')
    const shopper = await guest(a)
    const { conversationId } = shopper.session
    await shopper.say('人工客服')
    await lan.claim(conversationId)

    const isOnline = async () => {
      const synced = await lan.sync(conversationId)
      return synced.ok ? synced.data.customer.isOnline : null
    }
    expect(await isOnline()).toBe(true)
    shopper.leave()
    await until(async () => ((await isOnline()) === false ? true : null))
    await lan.ask('conversation:close', { conversationId })
  })

  it('a session that is ended on one node closes its consoles on the others within two seconds', async () => {
    const lan = await agent(a, '郑爽朗')
    const there = await connectAgent(b, lan.token, lan.id)
    const ended = new Promise(resolve => there.socket.once('disconnect', resolve))

    const at = performance.now()
    await post(c, '/api/v1/sign-out', {}, lan.token)
    await ended

    expect(performance.now() - at).toBeLessThan(2_000)
  })

  it('what is published on one node answers on all of them, with one version', async () => {
    const admin = await signInAdmin(a)
    const overview = async (url: string) => {
      const response = await fetch(`${url}/api/v1/knowledge`, { headers: { authorization: `Bearer ${admin}` } })
      return (await response.json()) as KnowledgeOverview
    }
    const file = await fetch(`${a}/api/v1/knowledge/file?path=faq/shop.zh.yaml`, {
      headers: { authorization: `Bearer ${admin}` },
    }).then(response => response.json() as Promise<{ text: string; revision: string }>)
    const before = (await overview(b)).version

    const text = file.text.replace('保修两年', '保修三年')
    expect(text).not.toBe(file.text)
    const published = await post(
      a,
      '/api/v1/knowledge/publish',
      { changes: [{ path: 'faq/shop.zh.yaml', text, revision: file.revision }], summary: '更新' },
      admin,
    )
    expect(published.status).toBe(200)
    const { version } = published.body as unknown as { version: string }

    expect(version).not.toBe(before)
    for (const url of [b, c]) await until(async () => ((await overview(url)).version === version ? true : null))
  })

  it('keeps an agent who has closed one console and still has another on another node', async () => {
    const { shopper, again, leftAt } = await twoConsoles
    // Longer than the grace of a console that is gone, with the look that follows it.
    await new Promise(resolve => setTimeout(resolve, leftAt + 5_000 - performance.now()))

    expect(shopper.status()?.status).toBe('agent')
    expect(again.inbox().presence).toBe('busy')
    await again.ask('conversation:close', { conversationId: shopper.session.conversationId })
  })

  it('none of it left a fault in the log of any node', () => {
    const told = [0, 1, 2].flatMap(n => cluster.logOf(n).filter(({ level }) => ['error', 'fatal'].includes(level)))

    expect(told).toEqual([])
  })
})

function once<T = unknown>(
  { socket }: { socket: { once(event: never, heard: never): unknown } },
  event: string,
): Promise<T> {
  return new Promise(resolve => socket.once(event as never, resolve as never))
}
