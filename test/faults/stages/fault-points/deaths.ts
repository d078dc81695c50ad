import { setTimeout as sleep } from 'node:timers/promises'
import type { CompiledServer } from '../../support/compiled-server.ts'

/** How a server came through dying at one point again and again. */
export interface Deaths {
  readonly times: number
  /** Times after which nothing was amiss. */
  readonly clean: number
  readonly faults: readonly string[]
}

const PATIENCE_MS = 40_000

/** Waits for the death that was ordered; when it does not come, that is a fault, and the server is killed. */
export async function diesOf(server: CompiledServer, point: string): Promise<string[]> {
  const impatience = new AbortController()
  const isDead = await Promise.race([
    server.ended.then(() => true),
    sleep(PATIENCE_MS, false, { signal: impatience.signal }).catch(() => false),
  ])
  impatience.abort()
  if (isDead) return []
  await server.kill()
  return [`${point}: was not reached`]
}
