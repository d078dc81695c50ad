import { Session } from 'node:inspector/promises'

/**
 * Collects everything and gives the freed pages back to the system. A start needs far more memory than serving does, and
 * V8 keeps what it once had until it has been idle for long; a smaller heap from the beginning would make a busy desk
 * collect all the time. The only way to this collection without a flag is the inspector's, within the process.
 */
export async function giveBackMemory(): Promise<void> {
  const session = new Session()
  session.connect()
  try {
    await session.post('HeapProfiler.collectGarbage')
  } finally {
    session.disconnect()
  }
}
