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

async function answer(request: PrepareRequest): Promise<ThreadReply> {
  try {
    const prepared = await preparer.prepare(request)
    for (const part of send({ ...prepared, learned: inSharedMemory(prepared.learned) })) parts.postMessage(part)
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

parentPort?.on('message', (request: ThreadRequest) => {
  if ('learnAside' in request) return void learnAside(request.learnAside.dir, request.learnAside.cacheDir)
  last = last.then(async () => {
    parentPort?.postMessage(await answer(request.prepare))
    await preparer.settled()
  })
})
