import { parentPort, workerData } from 'node:worker_threads'
import { createWorkbench } from './workbench.ts'
import type { WorkbenchReply, WorkbenchRequest, WorkbenchThreadData } from './workbench-request.ts'

// The thread that `createWorkbenchOffThread` starts: one request after another, each with one reply.
let now = 0
const workbench = createWorkbench({ ...(workerData as WorkbenchThreadData), now: () => now })
let last: Promise<unknown> = Promise.resolve()

async function answer(request: WorkbenchRequest): Promise<WorkbenchReply> {
  const { id, task, args } = request
  now = request.now
  try {
    const work = workbench[task] as (...args: readonly unknown[]) => Promise<unknown>
    return { id, result: await work(...args) }
  } catch (error) {
    return { id, error: String((error as Error)?.message ?? error) }
  }
}

parentPort?.on('message', (request: WorkbenchRequest) => {
  last = last.then(async () => parentPort?.postMessage(await answer(request)))
})
