import type { Cluster } from '../../support/cluster.ts'
import { missingIn } from '../../support/cluster-store.ts'
import { createRandom } from '../../support/random.ts'
import type { StageResult } from '../../support/stage.ts'
import { createWritingShopper } from '../../support/writing-shopper.ts'
import { FOR_PEOPLE, QUESTIONS, sumOf } from '../kill.ts'
import { clusterStage } from './cluster-stage.ts'

export interface NodeKillPlan {
  readonly kills: number
  readonly writers: number
  readonly seed: number
}

/** kill -9 of one node after the other under writing shoppers, who go on at the next node at once. */
export const nodeKills = clusterStage('node-kills', (cluster, { isShort, seed }) =>
  killInTurn(cluster, { seed, ...(isShort ? { kills: 3, writers: 9 } : { kills: 60, writers: 30 }) }),
)

export async function killInTurn(cluster: Cluster, { kills, writers, seed }: NodeKillPlan): Promise<StageResult> {
  const random = createRandom(seed)
  const count = cluster.nodes.length
  const shoppers = Array.from({ length: writers }, (_, n) => createWritingShopper(n % 8 === 7 ? FOR_PEOPLE : QUESTIONS))
  const placeOf = shoppers.map((_, n) => n % count)
  const connect = (n: number) => shoppers[n]?.connect(cluster.nodes[placeOf[n] ?? 0]?.url ?? '')
  await Promise.all(shoppers.map((_, n) => connect(n)))
  for (let killed = 0; killed < kills; killed++) {
    await new Promise(resolve => setTimeout(resolve, random.between(150, 650)))
    const victim = killed % count
    await cluster.nodes[victim]?.kill()
    const moved = shoppers.flatMap((_, n) => (placeOf[n] === victim ? [n] : []))
    for (const n of moved) placeOf[n] = (victim + 1 + (n % (count - 1))) % count
    await Promise.all([cluster.restart(victim), ...moved.map(connect)])
    if ((killed + 1) % 20 === 0) console.error(`node-kills: ${killed + 1} of ${kills}`)
  }
  await Promise.all(shoppers.map(shopper => shopper.finish()))

  const acknowledged = shoppers.reduce((sum, shopper) => sum + shopper.acknowledged(), 0)
  const complaints = sumOf(shoppers)
  const missing = await missingIn(cluster.store, shoppers)
  const checked = await cluster.store.check()
  const { lost, doubled, swapped, gaps } = complaints
  return {
    faults: [
      ...Object.entries(complaints).flatMap(([what, times]) => (times > 0 ? [`${times} ${what}`] : [])),
      ...missing,
      ...checked,
    ],
    figures: { kills, writers, acknowledged, ...complaints },
    rows: [
      {
        what: `three nodes on ${cluster.store.name}: ${kills} × SIGKILL in turn under ${writers} writing clients, who go on at another node`,
        toReach: 'lost, doubled, gaps, swapped 0; faults of the invariant checker 0',
        reached: `${acknowledged.toLocaleString('en')} acknowledged; ${lost}, ${doubled}, ${gaps}, ${swapped}; ${checked.length}`,
        isReached: lost + doubled + gaps + swapped + missing.length + checked.length === 0,
      },
    ],
  }
}
