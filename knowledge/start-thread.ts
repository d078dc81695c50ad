import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type ResourceLimits, Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * What a thread that learns may take. It makes much that is soon forgotten: with the few megabytes for young objects that
 * a server run for little memory has, it would spend most of its time on collecting them.
 */
export const ROOM_TO_LEARN: ResourceLimits = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 48 }

/**
 * Starts a thread on a file of this folder. Compiled code runs as it is. Sources need the TypeScript loader, which a
 * thread does not inherit, put in first.
 */
export function startThread(name: 'prepare-worker' | 'workbench-worker', options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, import.meta.url), options)
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs')
  const file = new URL(`./${name}.ts`, import.meta.url).href
  const start = `import('${loader}').then(({ register }) => { register(); return import('${file}') })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}
