import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type Database from 'better-sqlite3'

const FIRST_AFTER_MS = 500
const STOP_WITHIN_MS = 5_000
const PAGES_WITHOUT_WORKER = 1_000

export interface Checkpoints {
  /** To be called after commits. */
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
  let isAsked = !needs.isWorker

  function withoutWorker(cause: unknown): void {
    worker = null
    if (isStopped) return
    if (cause !== null) needs.onFault('The checkpoint thread has ended: checkpoints now happen inside commits.', cause)
    writer.pragma(`wal_autocheckpoint = ${PAGES_WITHOUT_WORKER}`)
  }

  function start(): void {
    try {
      worker = startWorker(writer.name)
      worker.unref()
      worker.on('message', (trouble: string) => needs.onFault(`Checkpoint: ${trouble}`, null))
      worker.on('error', withoutWorker)
    } catch (error) {
      withoutWorker(error)
    }
  }

  if (needs.isWorker) writer.pragma('wal_autocheckpoint = 0')
  else withoutWorker(null)

  return {
    wake() {
      if (isAsked) return
      isAsked = true
      timer = setTimeout(start, FIRST_AFTER_MS).unref()
    },
    async stop() {
      isStopped = true
      clearTimeout(timer)
      if (worker === null) return
      const ending = worker
      const ended = new Promise(resolve => ending.once('exit', resolve))
      ending.postMessage('stop')
      const tooLate = setTimeout(() => void ending.terminate(), STOP_WITHIN_MS)
      await ended
      clearTimeout(tooLate)
    },
  }
}

/** From sources the thread needs the TypeScript loader of its own: a test runner's does not reach it. */
function startWorker(file: string): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const url = new URL(`./checkpoint-worker.${isSource ? 'ts' : 'js'}`, import.meta.url)
  const execArgv = isSource ? ['--import', createRequire(import.meta.url).resolve('tsx')] : []
  return new Worker(url, { workerData: { file }, execArgv })
}
