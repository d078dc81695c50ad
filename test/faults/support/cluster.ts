import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClusterStore, openClusterStore } from './cluster-store.ts'
import { type CompiledOptions, type CompiledServer, startCompiled } from './compiled-server.ts'
import { type RedisServer, startRedis } from './redis-server.ts'

/** Several servers of one shop, each a process, with a real Redis between them. */
export interface Cluster {
  readonly redis: RedisServer
  readonly store: ClusterStore
  /** As they were started; one that has ended stays in its place until it is started anew. */
  readonly nodes: readonly CompiledServer[]
  /** What node `n` has logged since its start, at `warn` and worse unless `LOG_LEVEL` says more. */
  logOf(n: number): readonly LogLine[]
  /** In the place of the one that has ended, on its port. */
  restart(n: number, env?: CompiledOptions['env']): Promise<CompiledServer>
  stop(): Promise<void>
}

export interface LogLine {
  readonly level: string
  readonly msg: string
  readonly where?: string
}

export interface ClusterOptions {
  readonly count?: number
  readonly env?: Readonly<Record<string, string>>
}

export async function startCluster({ count = 3, env = {} }: ClusterOptions = {}): Promise<Cluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-cluster-'))
  const redis = await startRedis()
  const store = await openClusterStore(dataDir)
  const logs: LogLine[][] = []
  const nodes: CompiledServer[] = []

  async function start(n: number, more: CompiledOptions['env'] = {}): Promise<CompiledServer> {
    const port = nodes[n] === undefined ? '0' : new URL(nodes[n].url).port
    const node = await startCompiled(dataDir, {
      env: { NODE_ENV: 'test', LOG_LEVEL: 'info', REDIS_URL: redis.url, PORT: port, ...store.env, ...env, ...more },
    })
    const log: LogLine[] = []
    logs[n] = log
    node.child.stdout?.on('data', chunk => {
      for (const line of String(chunk).split('\n')) if (line.startsWith('{')) log.push(parse(line))
    })
    nodes[n] = node
    return node
  }

  // The first makes the file; the others come together.
  await start(0)
  await Promise.all(Array.from({ length: count - 1 }, (_, n) => start(n + 1)))
  return {
    redis,
    store,
    nodes,
    logOf: n => logs[n] ?? [],
    restart: start,
    async stop() {
      await Promise.all(nodes.map(node => node.kill()))
      await redis.kill()
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A line that came in two pieces tells nothing. */
function parse(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine
  } catch {
    return { level: '', msg: '' }
  }
}
