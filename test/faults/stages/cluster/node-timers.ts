import { connectShopper } from '../../../support/shopper-client.ts'
import { until } from '../../../support/until.ts'
import type { Cluster } from '../../support/cluster.ts'
import { countNotices } from '../../support/cluster-store.ts'
import type { StageResult } from '../../support/stage.ts'
import { clusterStage } from './cluster-stage.ts'

const PATIENCE_MS = 60_000

/** Timers that are due in the same moment, with every node looking for them, fire once each and without a fault. */
export const nodeTimers = clusterStage('node-timers', (cluster, { isShort }) => fireOnce(cluster, isShort ? 30 : 1_000))

/** @param timers in a cluster in which nobody has waited yet. */
export async function fireOnce(cluster: Cluster, timers: number): Promise<StageResult> {
  const linesBefore = cluster.nodes.map((_, n) => cluster.logOf(n).length)
  for (let n = 0; n < timers; n++) {
    const shopper = await connectShopper(cluster.nodes[n % cluster.nodes.length]?.url ?? '')
    await shopper.ask('handoff:request', {})
    shopper.leave()
  }
  const { store } = cluster
  await store.letTimersBeDue()
  await until(async () => ((await store.countDueTimers()) === 0 ? true : null), PATIENCE_MS).catch(() => {})
  const left = await store.countDueTimers()
  const otherThanOnce = [...(await countNotices(store, 'waitingLong'))].flatMap(([id, times]) =>
    times === 1 ? [] : [`${id}: its timer has fired ${times} times`],
  )
  const lines = cluster.nodes.flatMap((_, n) => cluster.logOf(n).slice(linesBefore[n]))
  // On one SQLite file processes wait for each other, and the store says when it took too long; that loses nothing.
  const told = lines.filter(
    ({ level, msg }) => ['warn', 'error', 'fatal'].includes(level) && !msg.includes('SQLITE_BUSY'),
  )
  const busy = lines.filter(({ msg }) => msg.includes('SQLITE_BUSY')).length
  return {
    faults: [
      ...(left === 0 ? [] : [`${left} timers were due and did not fire`]),
      ...otherThanOnce,
      ...told.map(({ msg, where = '' }) => `log: ${msg} ${where}`),
    ],
    figures: { timers, left, otherThanOnce: otherThanOnce.length, logLines: told.length, busy },
    rows: [
      {
        what: `three nodes on ${cluster.store.name}: ${timers.toLocaleString('en')} timers due in one moment`,
        toReach: 'each fires once; faults in the log 0',
        reached: `${left} not, ${otherThanOnce.length} other than once; ${told.length}`,
        isReached: left + otherThanOnce.length + told.length === 0,
      },
    ],
  }
}
