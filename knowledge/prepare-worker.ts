import { parentPort, workerData } from 'node:worker_threads'
import { buffersIn } from './packed.ts'
import { type PrepareRequest, prepareKnowledge } from './prepare.ts'

// The whole body of the thread that `prepareOffThread` starts: one request, one result, end.
const prepared = await prepareKnowledge(workerData as PrepareRequest)
parentPort?.postMessage(prepared, [...buffersIn(prepared.learned)])
