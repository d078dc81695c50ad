import { type Cluster, startCluster } from '../../support/cluster.ts'
import { whyNoRedis } from '../../support/redis-server.ts'
import type { Stage, StageOptions, StageResult } from '../../support/stage.ts'

/** A stage on three nodes of its own, with the store that `TEST_STORE` names; skipped where there is no Redis. */
export function clusterStage(
  name: string,
  run: (cluster: Cluster, options: StageOptions) => Promise<StageResult>,
): Stage {
  return {
    name,
    async run(options) {
      const reason = whyNoRedis()
      if (reason !== null) return { faults: [], figures: {}, skipped: reason }
      const cluster = await startCluster()
      try {
        const result = await run(cluster, options)
        return {
          ...result,
          figures: { on: cluster.store.name, ...result.figures },
          recordedAs: cluster.store.nameOf(name),
        }
      } finally {
        await cluster.stop()
      }
    },
  }
}
