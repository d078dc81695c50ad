import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { hireAgents } from './hire-agents.ts'
import { openRawClient } from './messages-client.ts'
import type { LoadOrder, LoadReport } from './messages-load.ts'
import { type Measured, type MemoryMeasured, type ResidentMeasured, writeReport } from './messages-report.ts'
import {
  type MeasuredServer,
  SMALL_KNOWLEDGE,
  startEcho,
  startSwitchboard,
  WHOLE_KNOWLEDGE,
} from './messages-servers.ts'

const CLIENTS = 50
const IN_FLIGHT = 8
const AGENTS = 10
const [ROUNDS, SECONDS, IDLE] = process.argv.includes('--short') ? [1, 2, 400] : [4, 5, 2_000]
const WARM = 200

const CHAT = ['您好，订单 20260901 的水壶到哪里了？', '好的，我再等等', '收货地址没有变，还是原来那个']
const QUESTIONS = [
  '电水壶保修几年？',
  '如何申请退货？',
  '我的订单到哪里了',
  '怎么开发票',
  '空调多久清洗一次',
  '冰箱不制冷怎么办',
  '洗衣机显示 E3 是什么意思',
  '可以货到付款吗',
  '安装要收费吗',
  '退款多久到账',
]

const load = fork(fileURLToPath(new URL('./messages-load.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] })
async function order(what: LoadOrder): Promise<LoadReport> {
  load.send(what)
  const [answer] = (await once(load, 'message')) as [{ report: LoadReport; fault?: string }]
  if (answer.fault !== undefined) throw new Error(answer.fault)
  return answer.report
}

const servers: MeasuredServer[] = []
try {
  const speed = await measureSpeed()
  const memory = await measureMemory()
  const resident = await measureResident()
  await writeReport({
    speed,
    memory,
    resident,
    clients: CLIENTS,
    inFlight: IN_FLIGHT,
    rounds: ROUNDS,
    seconds: SECONDS,
  })
} finally {
  load.disconnect()
  for (const server of servers) await server.stop()
}

/** One after the other, round by round, so that what else the machine does falls on all alike. */
async function measureSpeed(): Promise<Measured[]> {
  const echo = await started(startEcho())
  const withAgents = await started(startSwitchboard(SMALL_KNOWLEDGE))
  const withBot = await started(startSwitchboard(WHOLE_KNOWLEDGE))
  const cases = [
    { name: 'Socket.IO echo, nothing stored', server: echo, texts: CHAT },
    { name: 'stored, an agent owns the conversation', server: withAgents, texts: CHAT },
    { name: 'stored, the bot answers', server: withBot, texts: QUESTIONS },
  ]
  for (const { server } of cases) await order({ do: 'connect', to: server.url, url: server.url, clients: CLIENTS })
  await order({ do: 'staff', url: withAgents.url, tokens: await hireAgents(withAgents.url, AGENTS, CLIENTS / AGENTS) })
  await order({ do: 'handOver', to: withAgents.url })

  const measured: Measured[] = cases.map(({ name }) => ({ name, rounds: [] }))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [place, { server, texts }] of cases.entries()) {
      const before = await server.usage('cpu')
      // Round 0 warms up and does not count.
      const seconds = round === 0 ? 2 : SECONDS
      const report = await order({ do: 'send', to: server.url, seconds, inFlight: IN_FLIGHT, texts })
      const after = await server.usage('cpu')
      if (report.refused > 0) throw new Error(`${report.refused} messages were refused`)
      if (round > 0) measured[place]?.rounds.push({ ...report, cpuMicros: after.cpuMicros - before.cpuMicros })
    }
  }
  for (const server of servers.splice(0)) await server.stop()
  return measured
}

/** What an idle shopper costs, beyond the first few that warm the server up. */
async function measureMemory(): Promise<MemoryMeasured[]> {
  const measured: MemoryMeasured[] = []
  for (const server of [await started(startEcho()), await started(startSwitchboard(SMALL_KNOWLEDGE))]) {
    await order({ do: 'connect', to: server.url, url: server.url, clients: WARM })
    const before = await server.usage('memory')
    await order({ do: 'connect', to: server.url, url: server.url, clients: IDLE })
    const after = await server.usage('memory')
    measured.push({
      name: server.name,
      heapBytes: (after.heapUsed + after.external - before.heapUsed - before.external) / IDLE,
      rssBytes: (after.rss - before.rss) / IDLE,
    })
    await order({ do: 'close', to: server.url })
  }
  return measured
}

/** What the whole server keeps in memory with the sample shop's knowledge, as an operator sees it. */
async function measureResident(): Promise<ResidentMeasured[]> {
  // Earlier starts have learned it.
  const server = await started(startSwitchboard(WHOLE_KNOWLEDGE))
  const ready = await server.usage('cpu')
  const client = await openRawClient({ url: server.url, namespace: '/shopper', auth: { locale: 'zh-CN' } })
  for (const text of QUESTIONS.slice(0, 3)) {
    const payload = JSON.stringify({ clientMessageId: randomUUID(), text })
    await new Promise<string>(done => client.emit('message:send', payload, done))
  }
  const asked = await server.usage('cpu')
  client.close()
  return [
    { when: 'when it is ready', bytes: ready.rss, goalMb: 150 },
    { when: 'after three questions', bytes: asked.rss, goalMb: null },
  ]
}

async function started(starting: Promise<MeasuredServer>): Promise<MeasuredServer> {
  const server = await starting
  servers.push(server)
  return server
}
