import { parentPort, workerData } from 'node:worker_threads'
import { type PrepareRequest, prepareKnowledge } from './prepare.ts'

// The whole body of the thread that `prepareOffThread` starts: one request, one result, end.
parentPort?.postMessage(await prepareKnowledge(workerData as PrepareRequest))
