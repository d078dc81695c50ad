import type { Worker } from 'node:worker_threads'
import { ROOM_TO_LEARN, startThread } from './start-thread.ts'
import type { Workbench, WorkbenchOptions } from './workbench.ts'
import type { WorkbenchReply, WorkbenchRequest, WorkbenchTask } from './workbench-request.ts'

const MOST_SECONDS = 300
/** A thread that nobody has asked anything for so long is ended: its engines are large. */
const IDLE_SECONDS = 120
const MOST_WAITING = 16

/** Too many are waiting already; try again. Told by `code`. */
export class WorkbenchBusyError extends Error {
  override name = 'WorkbenchBusyError'
  readonly code = 'BUSY_TRY_AGAIN'

  constructor() {
    super('too much is being tried at once; try again in a moment')
  }
}

/** A workbench in three threads: looking never waits for learning, nor trying for a long replay. */
export function createWorkbenchOffThread(options: WorkbenchOptions): Workbench {
  const quick = createLane(options)
  const slow = createLane(options)
  const long = createLane(options)
  return {
    look: () => quick.ask('look', []),
    check: changes => quick.ask('check', [changes]),
    exportTable: format => quick.ask('exportTable', [format]),
    importTable: bytes => quick.ask('importTable', [bytes]),
    try: (changes, question) => slow.ask('try', [changes, question]),
    replay: (changes, questions) => long.ask('replay', [changes, questions]),
    stop() {
      quick.stop()
      slow.stop()
      long.stop()
    },
  }
}

interface Waiting {
  resolve(result: never): void
  reject(error: Error): void
}

function createLane({ dir, cacheDir, now = Date.now }: WorkbenchOptions) {
  const waiting = new Map<number, Waiting>()
  let thread: Worker | null = null
  let count = 0
  let idle: NodeJS.Timeout | undefined
  let tooLong: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = startThread('workbench-worker', {
      workerData: { dir, cacheDir },
      resourceLimits: ROOM_TO_LEARN,
    })
    started.unref()
    started.on('message', (reply: WorkbenchReply) => {
      const asked = waiting.get(reply.id)
      waiting.delete(reply.id)
      watch()
      if ('error' in reply) asked?.reject(new Error(reply.error))
      else asked?.resolve(reply.result as never)
    })
    started.on('error', error => end(started, error as Error))
    started.on('exit', code => end(started, new Error(`the thread ended with code ${code}`)))
    return started
  }

  /** One clock runs while something is asked, the other while nothing is. */
  function watch(): void {
    clearTimeout(idle)
    clearTimeout(tooLong)
    const current = thread
    if (current === null) return
    if (waiting.size === 0) idle = setTimeout(() => end(current, new Error('idle')), IDLE_SECONDS * 1_000).unref()
    else {
      const error = new Error(`no result after ${MOST_SECONDS} s`)
      tooLong = setTimeout(() => end(current, error), MOST_SECONDS * 1_000).unref()
    }
  }

  function end(ended: Worker, error: Error): void {
    if (thread !== ended) return
    thread = null
    clearTimeout(idle)
    clearTimeout(tooLong)
    for (const asked of waiting.values()) asked.reject(error)
    waiting.clear()
    void ended.terminate()
  }

  return {
    ask<T>(task: WorkbenchTask, args: readonly unknown[]): Promise<T> {
      if (waiting.size >= MOST_WAITING) return Promise.reject(new WorkbenchBusyError())
      return new Promise<T>((resolve, reject) => {
        const id = ++count
        waiting.set(id, { resolve, reject })
        thread ??= start()
        const request: WorkbenchRequest = { id, task, args, now: now() }
        thread.postMessage(request)
        watch()
      })
    },
    stop() {
      if (thread !== null) end(thread, new Error('stopped'))
    },
  }
}
