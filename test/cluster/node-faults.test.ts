import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { killInTurn } from '../faults/stages/cluster/node-kills.ts'
import { raceForAll } from '../faults/stages/cluster/node-races.ts'
import { fireOnce } from '../faults/stages/cluster/node-timers.ts'
import { breakRedis } from '../faults/stages/cluster/redis-faults.ts'
import { restartInTurn } from '../faults/stages/cluster/rolling-restart.ts'
import { type Cluster, startCluster } from '../faults/support/cluster.ts'
import { describeWithRedis } from '../support/describe-with-redis.ts'

/** Short forms of `npm run test:faults -- node-timers node-races redis-faults rolling-restart node-kills`, on one cluster. */
describeWithRedis('three nodes', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(() => cluster?.stop())

  it('fire each timer once, however many look for it', async () => {
    expect(await fireOnce(cluster, 12)).toMatchObject({ faults: [] })
  })

  it('[L5] give each conversation one owner, when agents of all of them claim it at once', async () => {
    expect(await raceForAll(cluster, { shoppers: 10, rounds: 2 })).toMatchObject({ faults: [] })
  })

  it('[L7] lose nothing when Redis dies, hangs or is emptied, say so once, and are back soon', async () => {
    expect(await breakRedis(cluster, { awayMs: 3_000, times: 1 })).toMatchObject({ faults: [] })
  })

  it('go on when one of them is restarted, and nobody sees an error', async () => {
    expect(await restartInTurn(cluster, { shoppers: 6, nodes: 1, rounds: 1 })).toMatchObject({ faults: [] })
  })

  it('[L7] lose, double and swap nothing when they are killed in turn', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

    expect({ seed, ...(await killInTurn(cluster, { seed, kills: 2, writers: 6 })) }).toMatchObject({ seed, faults: [] })
  })
})
