import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

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
