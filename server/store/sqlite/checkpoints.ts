import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type Database from 'better-sqlite3'
import type { CheckpointNews } from './checkpoint-worker.ts'
import { WAL_LIMIT_BYTES, walBytes } from './wal-size.ts'

const FIRST_AFTER_MS = 500
const STOP_WITHIN_MS = 5_000
const PAGES_WITHOUT_WORKER = 1_000

export interface Checkpoints {
  /** To be called after each commit, when no transaction is open. */
  wake(): void
  stop(): Promise<void>
}

/**
 * Moves committed pages from the WAL into the database file. Done inside a commit, that stalls every shopper for up
 * to 30 ms; so a thread of its own does it, begun half a second after the first commit.
 */
export function startCheckpoints(
  writer: Database.Database,
  needs: { readonly isWorker: boolean; readonly onFault: (sentence: string, cause: unknown) => void },
): Checkpoints {
  let worker: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let isFinishAsked = false
  let isAsked = !needs.isWorker

  function withoutWorker(cause: unknown): void {
    worker = null
    if (isStopped) return
    if (cause !== null) needs.onFault('The checkpoint thread has ended: checkpoints now happen inside commits.', cause)
    writer.pragma(`wal_autocheckpoint = ${PAGES_WITHOUT_WORKER}`)
  }

  function hear(news: CheckpointNews): void {
    if (news.type === 'trouble') needs.onFault(`Checkpoint: ${news.trouble}`, null)
    else isFinishAsked = true
  }

  /** Copies the last few pages while nobody writes, so that the WAL begins again at its start. Never waits. */
  function finish(): void {
    isFinishAsked = false
    try {
      // By now it may have begun again without us.
      if (walBytes(writer.name) > WAL_LIMIT_BYTES) writer.pragma('wal_checkpoint(PASSIVE)')
    } catch (error) {
      needs.onFault(`Checkpoint: ${String(error)}`, error)
    }
  }

  function start(): void {
    try {
      worker = startWorker(writer.name)
      worker.unref()
      worker.on('message', hear)
      worker.on('error', withoutWorker)
    } catch (error) {
      withoutWorker(error)
    }
  }

  if (needs.isWorker) writer.pragma('wal_autocheckpoint = 0')
  else withoutWorker(null)

  return {
    wake() {
      if (isFinishAsked) finish()
      if (isAsked) return
      isAsked = true
      timer = setTimeout(start, FIRST_AFTER_MS).unref()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      if (worker === null) return
      const ending = worker
      worker = null
      const ended = new Promise(resolve => ending.once('exit', resolve))
      ending.postMessage('stop')
      const tooLate = setTimeout(() => void ending.terminate(), STOP_WITHIN_MS)
      await ended
      clearTimeout(tooLate)
    },
  }
}

/**
 * From sources the thread brings the TypeScript loader itself: on Node 20 neither `--import tsx` nor the loader of a
 * test runner reaches into threads.
 */
function startWorker(file: string): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const body = new URL(`./checkpoint-worker.${isSource ? 'ts' : 'js'}`, import.meta.url)
  const workerData = { file }
  if (!isSource) return new Worker(body, { workerData })
  const loader = createRequire(import.meta.url).resolve('tsx/cjs/api')
  const start = `require(${JSON.stringify(loader)}).register(); require(${JSON.stringify(fileURLToPath(body))})`
  return new Worker(start, { eval: true, workerData, execArgv: [] })
}
