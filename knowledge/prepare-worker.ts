import { parentPort, workerData } from 'node:worker_threads'
import { createPreparer, type PrepareRequest } from './prepare.ts'
import type { PrepareThreadData, ThreadReply } from './prepare-off-thread.ts'
import { createSender } from './prepared-parts.ts'
import { inSharedMemory } from './shared-memory.ts'

// The whole body of the thread that `createPrepareThread` starts: one request after another, each with one reply.
const { parts } = workerData as PrepareThreadData
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

parentPort?.on('message', (request: PrepareRequest) => {
  last = last.then(async () => {
    parentPort?.postMessage(await answer(request))
    await preparer.settled()
  })
})
