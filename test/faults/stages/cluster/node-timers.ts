import { connectShopper } from '../../../support/shopper-client.ts'
import { type Cluster, startCluster } from '../../support/cluster.ts'
import { whyNoRedis } from '../../support/redis-server.ts'
import type { Stage, StageResult } from '../../support/stage.ts'
import { firedOtherThanOnce, letTimersBeDue, untilNoneIsDue } from '../fault-points/in-timer.ts'

/** Timers that are due in the same moment, with every node looking for them, fire once each and without a fault. */
export const nodeTimers: Stage = {
  name: 'node-timers',
  async run({ isShort }) {
    const reason = whyNoRedis()
    if (reason !== null) return { faults: [], figures: {}, skipped: reason }
    const cluster = await startCluster()
    try {
      return await fireOnce(cluster, isShort ? 30 : 1_000)
    } finally {
      await cluster.stop()
    }
  },
}

/** @param timers in a cluster in which nobody has waited yet. */
export async function fireOnce(cluster: Cluster, timers: number): Promise<StageResult> {
  const linesBefore = cluster.nodes.map((_, n) => cluster.logOf(n).length)
  for (let n = 0; n < timers; n++) {
    const shopper = await connectShopper(cluster.nodes[n % cluster.nodes.length]?.url ?? '')
    await shopper.ask('handoff:request', {})
    shopper.leave()
  }
  letTimersBeDue(cluster.dataDir)
  const left = await untilNoneIsDue(cluster.dataDir)
  const otherThanOnce = firedOtherThanOnce(cluster.dataDir)
  const told = cluster.nodes.flatMap((_, n) =>
    cluster
      .logOf(n)
      .slice(linesBefore[n])
      .filter(({ level }) => ['warn', 'error', 'fatal'].includes(level)),
  )
  return {
    faults: [
      ...(left === 0 ? [] : [`${left} timers were due and did not fire`]),
      ...otherThanOnce,
      ...told.map(({ msg, where = '' }) => `log: ${msg} ${where}`),
    ],
    figures: { timers, left, otherThanOnce: otherThanOnce.length, logLines: told.length },
    rows: [
      {
        what: `three nodes on one SQLite file: ${timers.toLocaleString('en')} timers due in one moment`,
        toReach: 'each fires once; faults in the log 0',
        reached: `${left} not, ${otherThanOnce.length} other than once; ${told.length}`,
        isReached: left + otherThanOnce.length + told.length === 0,
      },
    ],
  }
}
