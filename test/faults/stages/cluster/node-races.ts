import type { AgentClient } from '../../../support/agent-client.ts'
import { hireAgent } from '../../../support/agent-client.ts'
import { connectShopper, type ShopperClient } from '../../../support/shopper-client.ts'
import type { Cluster } from '../../support/cluster.ts'
import type { StageResult } from '../../support/stage.ts'
import { clusterStage } from './cluster-stage.ts'

const RACES = 20_000
/** Then others come, so that no conversation grows as long as none is in life. */
const ROUNDS_OF_A_SHOPPER = 20

/** Agents of three nodes claim the same conversations in the same moment: each gets one owner. */
export const nodeRaces = clusterStage('node-races', (cluster, { isShort }) =>
  raceForAll(
    cluster,
    isShort
      ? { shoppers: 20, rounds: 3 }
      : { shoppers: cluster.store.clientsAtOnce, rounds: RACES / cluster.store.clientsAtOnce },
  ),
)

export async function raceForAll(cluster: Cluster, plan: { shoppers: number; rounds: number }): Promise<StageResult> {
  const agents = await Promise.all(cluster.nodes.map(({ url }, n) => hireAgent(url, `客服${n}`, { capacity: 50 })))
  let shoppers: ShopperClient[] = []
  let [double, unclaimed, refused] = [0, 0, 0]
  for (let round = 0; round < plan.rounds; round++) {
    if (round % ROUNDS_OF_A_SHOPPER === 0) {
      for (const shopper of shoppers) shopper.leave()
      shoppers = await Promise.all(
        Array.from({ length: plan.shoppers }, (_, n) =>
          connectShopper(cluster.nodes[n % cluster.nodes.length]?.url ?? ''),
        ),
      )
    }
    await Promise.all(shoppers.map(shopper => untilDone(() => shopper.ask('handoff:request', {}))))
    const won = await Promise.all(
      shoppers.map(async ({ session: { conversationId } }) => {
        const claims = await Promise.all(agents.map(agent => untilDone(() => agent.claim(conversationId))))
        refused += claims.filter(claim => !claim.ok && claim.code !== 'NOT_WAITING').length
        return agents.filter((_, n) => claims[n]?.ok)
      }),
    )
    double += won.filter(winners => winners.length > 1).length
    unclaimed += won.filter(winners => winners.length === 0).length
    await Promise.all(shoppers.map(({ session }, n) => close(won[n]?.[0], session.conversationId)))
    if (((round + 1) * plan.shoppers) % 4_000 === 0) console.error(`node-races: ${(round + 1) * plan.shoppers} races`)
  }
  for (const client of [...agents, ...shoppers]) client.leave()
  const races = plan.rounds * plan.shoppers
  return {
    faults: [
      ...(double > 0 ? [`${double} conversations had two owners`] : []),
      ...(unclaimed > 0 ? [`${unclaimed} conversations were left unclaimed`] : []),
      ...(refused > 0 ? [`${refused} claims were refused with another code than NOT_WAITING`] : []),
    ],
    figures: { races, double, unclaimed, refused },
    rows: [
      {
        what: `three nodes on ${cluster.store.name}: ${races.toLocaleString('en')} conversations claimed on all of them at once`,
        toReach: 'double owners 0, unclaimed 0',
        reached: `${double}, ${unclaimed}`,
        isReached: double + unclaimed + refused === 0,
      },
    ],
  }
}

async function close(winner: AgentClient | undefined, conversationId: string): Promise<void> {
  if (winner !== undefined) await untilDone(() => winner.ask('conversation:close', { conversationId }))
}

/** On a machine with no time another process may hold the file for long: then as a console does, once more. */
async function untilDone<T extends { ok: boolean }>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const ack = await ask()
    if (ack.ok || (ack as { code?: string }).code !== 'BUSY_TRY_AGAIN') return ack
  }
}
