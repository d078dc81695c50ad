import { type AgentClient, hireAgent } from '../../../support/agent-client.ts'
import { connectShopper } from '../../../support/shopper-client.ts'
import { until } from '../../../support/until.ts'
import type { Cluster } from '../../support/cluster.ts'
import { headOf } from '../../support/cluster-store.ts'
import type { Random } from '../../support/random.ts'
import { createRandom } from '../../support/random.ts'
import { readAlong } from '../../support/reading-agent.ts'
import type { StageResult } from '../../support/stage.ts'
import { clusterStage } from './cluster-stage.ts'

/** As in a shop. */
const HEAD_EVERY_MS = 10_000
const HEALED_WITHIN_MS = HEAD_EVERY_MS + 1_000
/** The node that agents are on, and that lives. */
const SAFE = 1
const VICTIMS = [0, 2]

/** A node dies between the commit of a message and telling of it: the agent on another node has it by the next head. */
export const nodeDeaths = clusterStage('node-deaths', (cluster, { isShort, seed }) =>
  dieBeforeTelling(cluster, { rounds: isShort ? 1 : 10, random: createRandom(seed) }),
)

async function dieBeforeTelling(
  cluster: Cluster,
  { rounds, random }: { rounds: number; random: Random },
): Promise<StageResult> {
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    took.push(...(await Promise.all(VICTIMS.map(victim => dieOnce(cluster, victim, random)))))
    console.error(`node-deaths: ${took.length} of ${rounds * VICTIMS.length}`)
  }
  const healed = took.filter(ms => ms <= HEALED_WITHIN_MS).length
  const slowest = Math.max(...took)
  return {
    faults: healed === took.length ? [] : [`${took.length - healed} of ${took.length} messages were not seen in time`],
    figures: { deaths: took.length, healed, slowestMs: Math.round(slowest) },
    rows: [
      {
        what: `three nodes on ${cluster.store.name}: the shopper’s node is killed after a message’s commit and before telling the others`,
        toReach: `the agent’s node has it within one head beat + 1 s, ${took.length} of ${took.length}`,
        reached: `${healed} of ${took.length}; slowest ${(slowest / 1_000).toFixed(1)} s with a beat of ${HEAD_EVERY_MS / 1_000} s`,
        isReached: healed === took.length,
      },
    ],
  }
}

/** @returns milliseconds from the death until the agent has all that is on disk. */
async function dieOnce(cluster: Cluster, victim: number, random: Random): Promise<number> {
  // A node commits other things, too, now and then: a death at one of those shows nothing, and is tried again.
  for (;;) {
    const took = await dieAt(cluster, victim, random.between(30, 60))
    if (took !== null) return took
  }
}

/** @returns `null` when all had been told that was on disk. */
async function dieAt(cluster: Cluster, victim: number, commit: number): Promise<number | null> {
  await cluster.nodes[victim]?.kill()
  const node = await cluster.restart(victim, { FAULT: `afterCommit@${commit}` })
  const agent = await hireAgent(cluster.nodes[SAFE]?.url ?? '', '周岚')
  const shopper = await connectShopper(node.url)
  const { conversationId } = shopper.session
  await shopper.say('人工客服')
  await claimed(agent, conversationId)
  const reader = readAlong(agent, conversationId)
  await agent.sync(conversationId)
  let diedAt = 0
  const died = node.ended.then(() => {
    diedAt = performance.now()
  })
  for (let n = 0; diedAt === 0; n++) await Promise.race([died, shopper.say(`第 ${n} 句`).catch(() => died)])
  const head = await headOf(cluster.store, conversationId)
  const isUntold = reader.last() < head
  await until(() => (reader.last() >= head ? true : null), 2 * HEALED_WITHIN_MS)
  const took = performance.now() - diedAt
  await agent.ask('conversation:close', { conversationId })
  agent.leave()
  shopper.leave()
  return isUntold ? took : null
}

async function claimed(agent: AgentClient, conversationId: string): Promise<void> {
  const claim = await agent.claim(conversationId)
  if (!claim.ok) throw new Error(claim.code)
}
