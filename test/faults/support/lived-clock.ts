import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const STEP_MS = 20
/** Of a step that took longer no more counts: the machine or its disk stood still. */
const MOST_A_STEP_MS = 100

/**
 * Time as a neighbour lives it, who does nothing but store a character every few milliseconds. All of it counts but what
 * holds the neighbour up as well. What a desk itself lets pass counts in full, also while it blocks its own process.
 */
export interface LivedClock {
  /** Milliseconds lived since the start. */
  livedMs(): number
  stop(): Promise<void>
}

/** @param dir where what is timed stores things. */
export function startLivedClock(dir: string): LivedClock {
  const lived = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const milliseconds = new Float64Array(lived)
  const neighbour = new Worker(new URL('./lived-clock-thread.mjs', import.meta.url), {
    workerData: { lived, file: join(dir, 'neighbour'), stepMs: STEP_MS, mostMs: MOST_A_STEP_MS },
  })
  return {
    livedMs: () => Math.round(milliseconds[0]!),
    async stop() {
      await neighbour.terminate()
    },
  }
}
