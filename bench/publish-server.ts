import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What one watch of the server's event loop saw. Milliseconds. */
export interface Watched {
  readonly lasted: number
  /** Longest time between two turns that ask for each other after 1 ms, as the clock on the wall has it. */
  readonly longestTurn: number
  /** Longest processor time of the main thread between two turns: what the loop was held by ourselves. */
  readonly longestWork: number
  /** Processor time of all threads together. */
  readonly work: number
  /** Of the main thread alone. */
  readonly mainWork: number
  readonly rssMegabytes: number
}

/** Loaded before the server: a timer looks at every turn of the event loop how long the last took, and how much of it was work. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  import { openSync, readSync } from 'node:fs'
  const file = openSync('/proc/self/schedstat', 'r')
  const bytes = Buffer.alloc(128)
  const mainWork = () => parseInt(bytes.toString('latin1', 0, readSync(file, bytes, 0, 128, 0)), 10) / 1e6
  const allWork = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e3 }
  let watch = null
  function turn() {
    if (watch === null) return
    const [now, work] = [performance.now(), mainWork()]
    watch.longestTurn = Math.max(watch.longestTurn, now - watch.at)
    watch.longestWork = Math.max(watch.longestWork, work - watch.worked)
    watch.at = now
    watch.worked = work
    setTimeout(turn, 1)
  }
  process.on('message', what => {
    const [now, work] = [performance.now(), mainWork()]
    if (what === 'watch') {
      watch = { at: now, worked: work, since: now, workedBefore: work, allBefore: allWork(), longestTurn: 0, longestWork: 0 }
      setTimeout(turn, 1)
      process.send('watching')
    } else {
      const { longestTurn, longestWork, since, workedBefore, allBefore } = watch
      watch = null
      process.send({
        ...{ longestTurn, longestWork, lasted: now - since, work: allWork() - allBefore, mainWork: work - workedBefore },
        rssMegabytes: process.memoryUsage.rss() / 1e6,
      })
    }
  })
  process.channel?.unref()
`)}`

export const ADMIN = { login: 'boss', password: 'cloud kettle mountain' }

export interface WatchedServer {
  readonly url: string
  /** From the start of the process until requests succeed. */
  readonly readyMs: number
  watch(): Promise<void>
  seen(): Promise<Watched>
  /** Resolves with the moment at which the server said that a new version is published. */
  published(): Promise<number>
  stop(): Promise<void>
}

/** The compiled server, watched from inside. `CPU_PROFILE_DIR` keeps a profile of it. */
export async function startWatched(knowledgeDir: string, dataDir: string): Promise<WatchedServer> {
  const started = performance.now()
  const profile =
    process.env.CPU_PROFILE_DIR === undefined
      ? []
      : ['--cpu-prof', '--cpu-prof-interval', '500', `--cpu-prof-dir=${process.env.CPU_PROFILE_DIR}`]
  const args = ['--import', PROBE, ...profile, 'dist/server/main.js']
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'info', RATE_LIMITS: 'off' },
      ...{ DATA_DIR: dataDir, KNOWLEDGE_DIR: knowledgeDir, ADMIN_LOGIN: ADMIN.login, ADMIN_PASSWORD: ADMIN.password },
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let said = ''
  let tell: (line: RegExpExecArray) => void = () => {}
  let fail: (error: Error) => void = () => {}
  let awaited: RegExp | null = null
  const next = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      awaited = pattern
      tell = resolve
      fail = reject
    })
  child.once('exit', code => fail(new Error(`the server ended with ${code}\n${said.slice(-2_000)}`)))
  child.stdout?.on('data', chunk => {
    said += String(chunk)
    const found = awaited?.exec(said)
    if (!found) return
    awaited = null
    said = said.slice(found.index + found[0].length)
    tell(found)
  })
  const [, url = ''] = await next(/ ready on (http:\S+)/)
  return {
    url,
    readyMs: performance.now() - started,
    async watch() {
      child.send('watch')
      await once(child, 'message')
    },
    async seen() {
      child.send('seen')
      const [watched] = await once(child, 'message')
      return watched as Watched
    },
    published: () => next(/"msg":"knowledge published"/).then(() => performance.now()),
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
