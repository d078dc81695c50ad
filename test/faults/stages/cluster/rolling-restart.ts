import { setTimeout as sleep } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { hireAgent } from '../../../support/agent-client.ts'
import { until } from '../../../support/until.ts'
import { startBalancer } from '../../support/balancer.ts'
import type { Cluster } from '../../support/cluster.ts'
import { countNotices } from '../../support/cluster-store.ts'
import type { StageResult } from '../../support/stage.ts'
import { createWidgetShopper } from '../../support/widget-shopper.ts'
import { clusterStage } from './cluster-stage.ts'

const DRAINED_WITHIN_MS = 10_000
const WRITE_EVERY_MS = 250
const QUESTIONS = ['怎么开发票？', '电水壶保修几年？', '如何申请退货？']

/** Nodes are restarted one after the other, as an upgrade does, while shoppers and agents talk through a balancer. */
export const rollingRestart = clusterStage('rolling-restart', (cluster, { isShort }) =>
  restartInTurn(
    cluster,
    isShort ? { shoppers: 6, nodes: 2, rounds: 1 } : { shoppers: cluster.store.clientsAtOnce, nodes: 3, rounds: 5 },
  ),
)

export async function restartInTurn(
  cluster: Cluster,
  plan: { shoppers: number; nodes: number; rounds: number },
): Promise<StageResult> {
  const earlier = new Set(cluster.nodes.flatMap((_, n) => cluster.logOf(n)))
  const balancer = await startBalancer(() => cluster.nodes.filter(node => node.isAlive()).map(node => node.url))
  const consoles = await Promise.all(['周岚', '吴迪'].map(name => openConsole(balancer.url, name)))
  const shoppers = Array.from({ length: plan.shoppers }, () => createWidgetShopper(balancer.url))
  const withPeople = shoppers.slice(0, consoles.length)
  for (const shopper of shoppers) shopper.write(withPeople.includes(shopper) ? '人工客服' : (QUESTIONS[0] ?? ''))
  await until(() => (shoppers.every(shopper => shopper.unsent() === 0) ? true : null), 20_000)
  for (const [n, shopper] of withPeople.entries()) await consoles[n]?.claim(shopper.conversationId())

  let isOver = false
  let pageFaults = 0
  async function look(): Promise<void> {
    while (!isOver) {
      const answer = await fetch(`${balancer.url}/api/v1/openapi.json`, { headers: { connection: 'close' } }).catch(
        () => null,
      )
      if (answer?.status !== 200) pageFaults += 1
      await answer?.arrayBuffer()
      await sleep(100)
    }
  }
  async function talk(shopper: (typeof shoppers)[number]): Promise<void> {
    while (!isOver) {
      shopper.write(QUESTIONS[shopper.written.length % QUESTIONS.length] ?? '')
      await sleep(WRITE_EVERY_MS * (1 + Math.random()))
    }
  }
  const traffic = [look(), ...shoppers.map(talk)]

  const drains: number[] = []
  const codes: (number | null)[] = []
  for (let round = 0; round < plan.rounds; round++) {
    for (const [n, node] of cluster.nodes.slice(0, plan.nodes).entries()) {
      const at = performance.now()
      codes.push(await node.stop())
      drains.push(performance.now() - at)
      await cluster.restart(n)
    }
    if (plan.rounds > 1) console.error(`rolling-restart: round ${round + 1} of ${plan.rounds}`)
  }
  isOver = true
  await Promise.all(traffic)
  await until(() => (shoppers.every(shopper => shopper.unsent() === 0) ? true : null), 20_000).catch(() => {})
  await until(() => (consoles.every(({ socket }) => socket.connected) ? true : null)).catch(() => {})

  const written = shoppers.reduce((sum, { written }) => sum + written.length, 0)
  const unsent = shoppers.reduce((sum, shopper) => sum + shopper.unsent(), 0)
  const swapped = shoppers.filter(({ written, acks }) => {
    const seqs = written.flatMap(id => acks.get(id) ?? [])
    return seqs.some((seq, n) => n > 0 && seq <= (seqs[n - 1] ?? 0))
  }).length
  const notices = await countNotices(cluster.store, 'agentLost')
  const lostAgents = [...notices.values()].reduce((sum, times) => sum + times, 0)
  const refused = consoles.reduce((sum, { refusals }) => sum + refusals(), 0)
  const errors = cluster.nodes.flatMap((_, n) =>
    cluster.logOf(n).filter(line => line.level === 'error' && !earlier.has(line)),
  )
  for (const each of [...shoppers, ...consoles]) each.close()
  await balancer.stop()
  const longest = Math.max(...drains)
  const shown = unsent + swapped + lostAgents + refused + pageFaults
  return {
    faults: [
      ...(shown > 0
        ? [
            `unsent ${unsent}, out of order ${swapped}, agents taken for lost ${lostAgents}, refused ${refused}, pages ${pageFaults}`,
          ]
        : []),
      ...(longest <= DRAINED_WITHIN_MS ? [] : [`a node took ${Math.round(longest)} ms to stop`]),
      ...codes.flatMap(code => (code === 0 ? [] : [`a node ended with ${code}`])),
      ...errors.map(({ msg, where = '' }) => `log: ${msg} ${where}`),
      ...(await cluster.store.check()),
    ],
    figures: {
      restarts: drains.length,
      shoppers: plan.shoppers,
      written,
      unsent,
      lostAgents,
      pageFaults,
      longestDrainMs: Math.round(longest),
    },
    rows: [
      {
        what: `three nodes on ${cluster.store.name} restarted in turn, ${drains.length} times, under ${plan.shoppers} writing shoppers, agents and page views`,
        toReach: 'unsent, out of order, agents taken for lost, failed pages 0',
        reached: `${unsent}, ${swapped}, ${lostAgents}, ${pageFaults} of ${written.toLocaleString('en')} messages`,
        isReached: shown === 0,
      },
      {
        what: '… from SIGTERM until the node has ended',
        toReach: `≤ ${DRAINED_WITHIN_MS / 1_000} s, code 0`,
        reached: `${(longest / 1_000).toFixed(1)} s at most`,
        isReached: longest <= DRAINED_WITHIN_MS && codes.every(code => code === 0),
      },
    ],
  }
}

/** A console that comes back by itself, as the page does. */
async function openConsole(url: string, name: string) {
  const hired = await hireAgent(url, name)
  hired.leave()
  const socket = io(`${url}/agent`, {
    auth: { token: hired.token },
    forceNew: true,
    transports: ['websocket'],
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
  })
  let refusals = 0
  socket.on('connect_error', error => {
    if ('data' in error) refusals += 1
  })
  await new Promise<void>(resolve => socket.once('inbox', () => resolve()))
  await socket.emitWithAck('presence:set', { status: 'busy' })
  return {
    socket,
    refusals: () => refusals,
    claim: (conversationId: string) => socket.emitWithAck('conversation:claim', { conversationId }),
    close: () => void socket.disconnect(),
  }
}
