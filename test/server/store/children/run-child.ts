import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  /** Lines of its output so far, as JSON. */
  readonly said: readonly unknown[]
  readonly ended: Promise<{
    readonly code: number | null
    readonly signal: NodeJS.Signals | null
    readonly errors: string
  }>
}

/** Runs a script of this folder in a process of its own, under `prefix` (a tracer) if there is one. */
export function runChild(script: string, args: readonly string[], prefix: readonly string[] = []): Child {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const command = [...prefix, process.execPath, '--import', 'tsx', file, ...args]
  const env = { ...process.env }
  delete env.NODE_OPTIONS
  const child = spawn(command[0]!, command.slice(1), { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: unknown[] = []
  let rest = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    said.push(...lines.map(line => JSON.parse(line) as unknown))
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk
  })
  const ended = new Promise<Awaited<Child['ended']>>(resolve => {
    child.on('close', (code, signal) => resolve({ code, signal, errors }))
  })
  return { process: child, said, ended }
}

export function hasStrace(): boolean {
  const isThere = spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true']).status === 0
  if (!isThere)
    console.log('strace is missing or may not trace: the tests that count and break system calls are SKIPPED')
  return isThere
}
