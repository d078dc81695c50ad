import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Prepare, Prepared } from './prepare.ts'

const MOST_SECONDS = 300
const MOST_MEGABYTES = 1_024

/**
 * Prepares in a thread of its own, so that conversations go on meanwhile.
 *
 * @throws when the thread dies or is told to, or takes more than five minutes or one gigabyte.
 */
export const prepareOffThread: Prepare = (request, signal) => {
  const worker = startWorker({ workerData: request, resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } })
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

/** Compiled code runs as it is. Sources need the TypeScript loader, which a thread does not inherit, put in first. */
function startWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./prepare-worker.js', import.meta.url), options)
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs')
  const file = new URL('./prepare-worker.ts', import.meta.url).href
  const start = `import('${loader}').then(({ register }) => { register(); return import('${file}') })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}
