import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Loaded before the server: answers what it has used so far, after a full garbage collection when memory is asked. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  process.on('message', what => {
    if (what === 'memory') for (let i = 0; i < 3; i++) globalThis.gc()
    process.send({ ...process.memoryUsage(), cpuMicros: process.cpuUsage().user + process.cpuUsage().system })
  })
  process.channel?.unref()
`)}`

export interface Usage {
  /** Bytes. */
  readonly rss: number
  readonly heapUsed: number
  readonly external: number
  /** User and system, of all threads, since the start. */
  readonly cpuMicros: number
}

export interface MeasuredServer {
  readonly name: string
  readonly url: string
  usage(what: 'cpu' | 'memory'): Promise<Usage>
  stop(): Promise<void>
}

export const ADMIN = { login: 'boss', password: 'cloud kettle mountain' }

/** Socket.IO as one would write it in ten lines: it acknowledges every message and stores nothing. */
export function startEcho(): Promise<MeasuredServer> {
  return start('echo', ['--import', 'tsx', join(root, 'bench/messages-echo.ts')], {})
}

/** A shop of five answers, where the bot is not what is measured; and the whole of the shop's knowledge. */
export const SMALL_KNOWLEDGE = join(root, 'test/support/knowledge')
export const WHOLE_KNOWLEDGE = join(root, 'knowledge')

/** What the bot has learned from the knowledge: kept between runs, since learning takes longer than measuring. */
const LEARNED = join(tmpdir(), 'switchboard-bench-learned')

/** The compiled server, on a folder that is removed at the end. */
export async function startSwitchboard(knowledgeDir: string): Promise<MeasuredServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-bench-'))
  await cp(LEARNED, join(dataDir, 'cache'), { recursive: true }).catch(() => {})
  const profile =
    process.env.CPU_PROFILE_DIR === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${process.env.CPU_PROFILE_DIR}`]
  const server = await start('switchboard', [...profile, join(root, 'dist/server/main.js')], {
    DATA_DIR: dataDir,
    KNOWLEDGE_DIR: knowledgeDir,
    LOG_LEVEL: 'error',
    RATE_LIMITS: 'off',
    ADMIN_LOGIN: ADMIN.login,
    ADMIN_PASSWORD: ADMIN.password,
  })
  await cp(join(dataDir, 'cache'), LEARNED, { recursive: true })
  return {
    ...server,
    async stop() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The compiled server on what `env` says, which is the caller's to remove. */
export function startServer(env: Record<string, string>): Promise<MeasuredServer> {
  return start('switchboard', [join(root, 'dist/server/main.js')], env)
}

async function start(name: string, args: readonly string[], env: Record<string, string>): Promise<MeasuredServer> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const url = await readyUrl(child)
  return {
    name,
    url,
    async usage(what) {
      child.send(what)
      const [usage] = await once(child, 'message')
      return usage as Usage
    },
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', chunk => {
      said += String(chunk)
      const url = / ready on (http:\S+)/.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('exit', code => reject(new Error(`the server ended with ${code}\n${said}`)))
  })
}
