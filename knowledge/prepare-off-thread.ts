import type { Prepare, Prepared } from './prepare.ts'
import { startThread } from './start-thread.ts'

const MOST_SECONDS = 300
const MOST_MEGABYTES = 1_024

/**
 * Prepares in a thread of its own, so that conversations go on meanwhile.
 *
 * @throws when the thread dies or is told to, or takes more than five minutes or one gigabyte.
 */
export const prepareOffThread: Prepare = (request, signal) => {
  const worker = startThread('prepare-worker', {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  let timer: NodeJS.Timeout
  const result = new Promise<Prepared>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no result after ${MOST_SECONDS} s`)), MOST_SECONDS * 1_000)
    signal?.addEventListener('abort', () => reject(new Error('told to end')), { once: true })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the thread ended with code ${code} and no result`)))
  })
  return result.finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}
