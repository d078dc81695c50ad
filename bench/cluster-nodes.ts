import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { startRedis } from '../test/faults/support/redis-server.ts'
import { ADMIN, type MeasuredServer, SMALL_KNOWLEDGE, startServer } from './messages-servers.ts'

/** What Redis has done so far. */
export interface RedisUsage {
  readonly cpuMicros: number
  readonly bytesIn: number
  readonly bytesOut: number
  readonly commands: number
}

/** Some nodes of one shop, on one store. */
export interface MeasuredNodes {
  readonly nodes: readonly MeasuredServer[]
  /** `null` where there is no Redis. */
  redis(): Promise<RedisUsage | null>
  stop(): Promise<void>
}

/** The store that the nodes share: MongoDB where `MONGODB_URI` says so, else one SQLite file on this machine. */
export const STORE_NAME = process.env.MONGODB_URI === undefined ? 'one SQLite file' : 'MongoDB'

const storeEnv = process.env.MONGODB_URI === undefined ? {} : { STORE: 'mongo', MONGODB_URI: process.env.MONGODB_URI }

export async function startNodes(count: number, { hasRedis }: { hasRedis: boolean }): Promise<MeasuredNodes> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-bench-'))
  const learned = join(tmpdir(), 'switchboard-bench-learned')
  await cp(learned, join(dataDir, 'cache'), { recursive: true }).catch(() => {})
  const redis = hasRedis ? await startRedis() : null
  const client = redis === null ? null : createClient({ url: redis.url })
  await client?.connect()
  const nodes: MeasuredServer[] = []
  for (let n = 0; n < count; n++)
    nodes.push(
      await startServer({
        DATA_DIR: dataDir,
        KNOWLEDGE_DIR: SMALL_KNOWLEDGE,
        LOG_LEVEL: 'error',
        RATE_LIMITS: 'off',
        ADMIN_LOGIN: ADMIN.login,
        ADMIN_PASSWORD: ADMIN.password,
        ...storeEnv,
        ...(redis === null ? {} : { REDIS_URL: redis.url }),
      }),
    )
  return {
    nodes,
    async redis() {
      if (client === null) return null
      const info = await client.info()
      const figure = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1] ?? 0)
      return {
        cpuMicros: (figure('used_cpu_user') + figure('used_cpu_sys')) * 1e6,
        bytesIn: figure('total_net_input_bytes'),
        bytesOut: figure('total_net_output_bytes'),
        commands: figure('total_commands_processed'),
      }
    },
    async stop() {
      for (const node of nodes) await node.stop()
      client?.destroy()
      await redis?.kill()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
