import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

export const hasStrace = () => spawnSync('strace', ['-V']).error === undefined

/** Watches a running process, or makes its system calls fail, until it is let go. */
export interface Strace {
  letGo(): Promise<void>
}

export async function attachStrace(pid: number, args: readonly string[]): Promise<Strace> {
  const strace: ChildProcess = spawn('strace', ['-f', ...args, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // "Process … attached": from here on every call is seen.
  await Promise.race([once(strace.stderr ?? strace, 'data'), once(strace, 'exit')])
  if (strace.exitCode !== null) throw new Error('strace may not attach here')
  strace.stderr?.resume()
  return {
    async letGo() {
      const ended = once(strace, 'exit')
      strace.kill('SIGINT')
      await ended
    },
  }
}
