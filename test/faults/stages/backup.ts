import { join } from 'node:path'
import { copyDatabase } from '../../../server/store/sqlite/copy-database.ts'
import { checkDatabase } from '../support/check-database.ts'
import { startCompiled } from '../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import type { Stage } from '../support/stage.ts'
import { storedNumbers } from '../support/stored-numbers.ts'
import { createWritingShopper } from '../support/writing-shopper.ts'

/** A copy taken while everybody writes is whole: it holds all that was acknowledged before, and nothing in halves. */
export const backup: Stage = {
  name: 'backup',
  run: ({ isShort }) =>
    withDataDir(async dataDir => {
      const server = await startCompiled(dataDir)
      const shoppers = Array.from({ length: isShort ? 6 : 20 }, () =>
        createWritingShopper(['怎么开发票？', '电水壶保修几年？']),
      )
      await Promise.all(shoppers.map(shopper => shopper.connect(server.url)))
      const faults: string[] = []
      let bytes = 0
      for (let copy = 1; copy <= (isShort ? 2 : 5); copy++) {
        const before = shoppers.reduce((sum, shopper) => sum + shopper.acknowledged(), 0)
        while (shoppers.reduce((sum, shopper) => sum + shopper.acknowledged(), 0) < before + (isShort ? 100 : 2_000))
          await new Promise(resolve => setTimeout(resolve, 20))
        const acknowledged = shoppers.map(shopper => new Map(shopper.acks))
        const target = join(dataDir, `copy-${copy}.db`)
        bytes = await copyDatabase(databaseIn(dataDir), target)
        faults.push(...checkDatabase(target).faults, ...missingIn(target, acknowledged))
      }
      await Promise.all(shoppers.map(shopper => shopper.finish()))
      await server.stop()

      const restored = await withDataDir(async restoredDir => {
        await copyDatabase(join(dataDir, 'copy-1.db'), databaseIn(restoredDir))
        const again = await startCompiled(restoredDir)
        const visitor = createWritingShopper(['好的'])
        await visitor.connectQuietly(again.url)
        const refused = await visitor.writeOne()
        await again.stop()
        return [...checkDatabase(databaseIn(restoredDir)).faults, ...(refused === null ? [] : [`refused: ${refused}`])]
      })
      faults.push(...restored, ...checkDatabase(databaseIn(dataDir)).faults)
      const acknowledged = shoppers.reduce((sum, s) => sum + s.acknowledged(), 0)
      return {
        faults,
        figures: { bytes, acknowledged },
        rows: [
          {
            what: 'backup under writes, restored, started, checked',
            toReach: 'intact; contiguous; all that was acknowledged before',
            reached: `faults ${faults.length} in copies of up to ${(bytes / 1_048_576).toFixed(1)} MB`,
            isReached: faults.length === 0,
          },
        ],
      }
    }),
}

function missingIn(file: string, acknowledged: readonly ReadonlyMap<string, number>[]): string[] {
  const stored = storedNumbers(file)
  const missing = acknowledged.flatMap(acks => [...acks].filter(([id, seq]) => stored.get(id) !== seq)).length
  return missing === 0 ? [] : [`${missing} messages acknowledged before the copy are not in it`]
}
