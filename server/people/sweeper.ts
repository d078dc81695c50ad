import type { Log } from '../log.ts'

/** Sockets of sessions that have run out should close within two seconds. */
const usualPauseMs = 1_000

/** Runs `sweep` again and again, never twice at once; a failure is logged and the next round tries again. */
export function startSweeper(sweep: () => Promise<void>, log: Log, everyMs = usualPauseMs): { stop(): void } {
  let isSweeping = false
  const timer = setInterval(() => {
    if (isSweeping) return
    isSweeping = true
    sweep()
      .catch(error => log.error({ err: error }, 'sessions that have run out could not be ended'))
      .finally(() => {
        isSweeping = false
      })
  }, everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
