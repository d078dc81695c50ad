import { MessageChannel, type MessagePort, receiveMessageOnPort, type Worker } from 'node:worker_threads'
import type { Prepare, Prepared, PrepareRequest } from './prepare.ts'
import { createReceiver, type Part } from './prepared-parts.ts'
import { ROOM_TO_LEARN, startThread } from './start-thread.ts'

const MOST_SECONDS = 300
/** Who publishes once mostly publishes again; a thread that nobody has asked anything for so long is ended. */
const IDLE_SECONDS = 120

export interface PrepareThread {
  /**
   * Prepares in a thread of its own, so that conversations go on meanwhile; one request at a time. What was prepared
   * comes back in small parts: no moment of the event loop is long, however large the knowledge is.
   *
   * @throws when the thread dies or is told to, or takes more than five minutes or one gigabyte.
   */
  readonly prepare: Prepare
  /**
   * Has a folder learned by a process of its own, which keeps the result in `cacheDir`, and resolves when it has ended.
   * The thread starts it: starting a process holds who does it for longer than a conversation should wait.
   */
  learnAside(dir: string, cacheDir: string): Promise<void>
  stop(): void
}

/** What the thread says when it has put all parts into the channel. */
export type ThreadReply = { readonly isDone: true } | { readonly error: string }
/** What it says of a process that learns; `pid` is null when it has ended. */
export interface AsideReply {
  readonly pid: number | null
}
export type ThreadRequest =
  | { readonly prepare: PrepareRequest }
  | { readonly learnAside: { readonly dir: string; readonly cacheDir: string } }

export interface PrepareThreadData {
  readonly parts: MessagePort
  /** For what goes on beside the requests. */
  readonly aside: MessagePort
}

interface Thread {
  readonly worker: Worker
  readonly aside: MessagePort
  readonly receive: () => Promise<Prepared>
}

/** The thread goes on from what it read before; it is started when it is needed, and ended when it has not been for long. */
export function createPrepareThread(): PrepareThread {
  let thread: Thread | null = null
  let idle: NodeJS.Timeout | undefined
  /** The process that learns. */
  let learning: number | null = null

  function start(): Thread {
    const { port1, port2 } = new MessageChannel()
    const { port1: aside, port2: theirs } = new MessageChannel()
    const worker = startThread('prepare-worker', {
      workerData: { parts: port2, aside: theirs } satisfies PrepareThreadData,
      transferList: [port2, theirs],
      resourceLimits: ROOM_TO_LEARN,
    })
    worker.unref()
    const receive = createReceiver()
    aside.unref()
    return { worker, aside, receive: () => receive(() => receiveMessageOnPort(port1)?.message as Part | undefined) }
  }

  function end(ended: Thread): void {
    if (thread === ended) thread = null
    void ended.worker.terminate()
  }

  async function prepare(request: PrepareRequest, signal?: AbortSignal): Promise<Prepared> {
    clearTimeout(idle)
    thread ??= start()
    const current = thread
    const { worker, receive } = current
    worker.ref()
    const listening = new AbortController()
    try {
      await new Promise<void>((resolve, reject) => {
        const tooLong = setTimeout(() => reject(new Error(`no result after ${MOST_SECONDS} s`)), MOST_SECONDS * 1_000)
        listening.signal.addEventListener('abort', () => clearTimeout(tooLong))
        if (signal?.aborted) reject(new Error('told to end'))
        signal?.addEventListener('abort', () => reject(new Error('told to end')), { signal: listening.signal })
        worker.once('message', (reply: ThreadReply) => {
          if ('error' in reply) reject(new Error(reply.error))
          else resolve()
        })
        worker.once('error', reject)
        worker.once('exit', code => reject(new Error(`the thread ended with code ${code} and no result`)))
        worker.postMessage({ prepare: request } satisfies ThreadRequest)
      })
      return await receive()
    } catch (error) {
      end(current)
      throw error
    } finally {
      listening.abort()
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      worker.on('error', () => end(current))
      worker.on('exit', () => end(current))
      worker.unref()
      endWhenIdle()
    }
  }

  function endWhenIdle(): void {
    clearTimeout(idle)
    if (thread !== null && learning === null) idle = setTimeout(end, IDLE_SECONDS * 1_000, thread).unref()
  }

  async function learnAside(dir: string, cacheDir: string): Promise<void> {
    clearTimeout(idle)
    thread ??= start()
    const { worker, aside } = thread
    await new Promise<void>(resolve => {
      aside.on('message', ({ pid }: AsideReply) => {
        learning = pid
        if (pid === null) resolve()
      })
      aside.once('close', resolve)
      aside.unref()
      worker.postMessage({ learnAside: { dir, cacheDir } } satisfies ThreadRequest)
    })
    aside.removeAllListeners()
    aside.unref()
    learning = null
    endWhenIdle()
  }

  return {
    prepare,
    learnAside,
    stop() {
      clearTimeout(idle)
      if (learning !== null) kill(learning)
      if (thread !== null) end(thread)
    },
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid)
  } catch {
    // It has ended by itself.
  }
}
