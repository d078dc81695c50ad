import { parentPort, workerData } from 'node:worker_threads'
import { learnInProcess } from './learn-in-process.ts'
import { createPreparer, type PrepareRequest } from './prepare.ts'
import type { AsideReply, PrepareThreadData, ThreadReply, ThreadRequest } from './prepare-off-thread.ts'
import { createSender } from './prepared-parts.ts'
import { inSharedMemory } from './shared-memory.ts'

// The whole body of the thread that `createPrepareThread` starts: one request after another, each with one reply.
const { parts, aside } = workerData as PrepareThreadData
const preparer = createPreparer()
const send = createSender()
let last: Promise<unknown> = Promise.resolve()
let keeping: NodeJS.Timeout | undefined
const KEEP_AFTER_MS = 2_000

async function answer(request: PrepareRequest): Promise<ThreadReply> {
  try {
    const prepared = await preparer.prepare(request)
    // Nobody uses what is only tried.
    const wanted =
      request.changes === undefined
        ? { ...prepared, learned: inSharedMemory(prepared.learned) }
        : { ...prepared, published: null, learned: {} }
    for (const part of send(wanted)) parts.postMessage(part)
    return { isDone: true }
  } catch (error) {
    return { error: String((error as Error)?.message ?? error) }
  }
}

async function learnAside(dir: string, cacheDir: string): Promise<void> {
  const tell = (pid: number | null) => aside.postMessage({ pid } satisfies AsideReply)
  await learnInProcess(dir, cacheDir, undefined, true, tell)
  tell(null)
}

/** What makes the next start quick is kept once nothing is waited for. */
function keepSoon(): void {
  clearTimeout(keeping)
  keeping = setTimeout(() => {
    last = last.then(preparer.settled)
  }, KEEP_AFTER_MS)
}

parentPort?.on('message', (request: ThreadRequest) => {
  if ('learnAside' in request) return void learnAside(request.learnAside.dir, request.learnAside.cacheDir)
  last = last.then(async () => {
    parentPort?.postMessage(await answer(request.prepare))
    keepSoon()
  })
})
