import { stat } from 'node:fs/promises'

const LOOK_EVERY_MS = 50
/** Longer no publish replaces files: whoever began it is dead. */
const DEAD_AFTER_MS = 15_000

/** The publishes of nodes that share the knowledge folder; their journal says when one of them is replacing files. */
export function watchOtherPublishes(journalFile: string, finish: () => Promise<void>) {
  async function underWay(): Promise<string | null> {
    const found = await stat(journalFile, { bigint: true }).catch(() => null)
    return found === null ? null : `${found.ino} ${found.mtimeNs}`
  }

  return {
    isUnderWay: async () => (await underWay()) !== null,
    /** Completes what a node that died has left. */
    async ended(): Promise<void> {
      let seen = await underWay()
      let since = performance.now()
      while (seen !== null) {
        await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
        const now = await underWay()
        if (now !== seen) since = performance.now()
        seen = now
        if (performance.now() - since < DEAD_AFTER_MS) continue
        await finish()
        return
      }
    },
  }
}
