import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TEST_KNOWLEDGE } from '../../support/start-desk.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The compiled server as an operator runs it, in a process that can be killed. */
export interface CompiledServer {
  readonly url: string
  readonly pid: number
  isAlive(): boolean
  /** SIGKILL: no goodbye, nothing flushed. */
  kill(): Promise<void>
  /** SIGTERM, and the code it ended with. */
  stop(): Promise<number | null>
  /** Resolves when it has ended, in whatever way. */
  readonly ended: Promise<void>
  /** The process itself, to talk to what was loaded before the server. */
  readonly child: ChildProcess
}

export interface CompiledOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Before the server's own file. */
  readonly nodeArgs?: readonly string[]
}

export const ADMIN = { login: 'boss', password: 'cloud kettle mountain' }

export async function startCompiled(dataDir: string, options: CompiledOptions = {}): Promise<CompiledServer> {
  const child = spawn(
    process.execPath,
    [...(options.nodeArgs ?? []), join(process.env.COMPILED_DIR ?? 'dist', 'server/main.js')],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: '0',
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'silent',
        DATA_DIR: dataDir,
        KNOWLEDGE_DIR: TEST_KNOWLEDGE,
        ADMIN_LOGIN: ADMIN.login,
        ADMIN_PASSWORD: ADMIN.password,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const orphaned = () => child.kill('SIGKILL')
  process.once('exit', orphaned)
  child.once('exit', () => process.off('exit', orphaned))
  const url = await readyUrl(child)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!isAlive()) return child.exitCode
    const ended = once(child, 'exit')
    child.kill(signal)
    const [code] = (await ended) as [number | null]
    return code
  }
  return {
    url,
    pid: child.pid ?? 0,
    child,
    ended,
    isAlive,
    async kill() {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', chunk => {
      said += String(chunk)
    })
    child.stdout?.on('data', chunk => {
      said += String(chunk)
      const url = /Switchboard ready on (http:\S+)/.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}\n${said}`)))
  })
}
