import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A real Redis on a free port that can be ended, held and started again; it keeps nothing on disk. */
export interface RedisServer {
  readonly url: string
  /** SIGSTOP: its connections stay open, and it answers nobody. */
  hold(): void
  goOn(): void
  /** SIGKILL. */
  kill(): Promise<void>
  /** On the same port, empty. */
  start(): Promise<void>
  /** Everything in it is gone. */
  flush(): void
}

/** Why there is no Redis here, or `null`. */
export function whyNoRedis(): string | null {
  const found = spawnSync('redis-server', ['--version'], { stdio: 'ignore' })
  return found.status === 0 ? null : 'no redis-server on the PATH (Debian: apt-get install redis-server)'
}

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  let child: ChildProcess | null = null
  const orphaned = () => child?.kill('SIGKILL')
  process.once('exit', orphaned)

  async function start(): Promise<void> {
    const started = spawn(
      'redis-server',
      ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    child = started
    await new Promise<void>((resolve, reject) => {
      started.stdout?.on('data', chunk => {
        if (String(chunk).includes('Ready to accept connections')) resolve()
      })
      started.once('exit', code => reject(new Error(`redis-server ended with ${code}`)))
      started.once('error', reject)
    })
  }

  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    hold: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    flush: () => void spawnSync('redis-cli', ['-p', `${port}`, 'FLUSHALL'], { stdio: 'ignore' }),
    async kill() {
      if (child === null) return
      const ended = child
      child = null
      ended.kill('SIGKILL')
      if (ended.exitCode === null && ended.signalCode === null) await once(ended, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
