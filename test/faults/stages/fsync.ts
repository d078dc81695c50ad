import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startCompiled } from '../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import { serverModule } from '../support/server-modules.ts'
import type { Stage } from '../support/stage.ts'
import { attachStrace, hasStrace } from '../support/strace.ts'
import { createWritingShopper } from '../support/writing-shopper.ts'

const MESSAGES = 50

/**
 * What no crash of a process can show: that an acknowledged message is on the disk and not only with the operating
 * system. So the syncs are counted, on the first start and on the second, when SQLite would fall back to fewer.
 */
export const fsync: Stage = {
  name: 'fsync',
  async run() {
    if (!hasStrace()) return { faults: [], figures: {}, skipped: 'strace is not installed' }
    return withDataDir(async dataDir => {
      const faults: string[] = []
      const figures: Record<string, number> = {}
      for (const start of ['first', 'second']) {
        const trace = join(dataDir, `syncs-${start}`)
        const server = await startCompiled(dataDir)
        const shopper = createWritingShopper(['好的'])
        await shopper.connectQuietly(server.url)
        const strace = await attachStrace(server.pid, ['-e', 'trace=fsync,fdatasync', '-o', trace])
        for (let i = 0; i < MESSAGES; i++) await shopper.writeOne()
        await strace.letGo()
        await server.stop()
        figures[`syncs on the ${start} start`] = await syncsIn(trace)
        if ((figures[`syncs on the ${start} start`] ?? 0) < MESSAGES)
          faults.push(`${start} start: fewer syncs than ${MESSAGES} commits`)
      }
      const synchronous = [await openAndAsk(databaseIn(dataDir)), await openAndAsk(databaseIn(dataDir))]
      if (synchronous.some(level => level !== 2)) faults.push(`synchronous is ${synchronous.join(', then ')}, not 2`)
      return {
        faults,
        figures: { commits: MESSAGES, ...figures },
        rows: [
          {
            what: 'syncs (strace) against commits, on the first and the second start; `synchronous` read back',
            toReach: `≥ ${MESSAGES} of ${MESSAGES}; 2`,
            reached: `${Object.values(figures).join(', then ')}; ${synchronous.join(', then ')}`,
            isReached: faults.length === 0,
          },
        ],
      }
    })
  },
}

async function syncsIn(trace: string): Promise<number> {
  return (await readFile(trace, 'utf8')).split('\n').filter(line => /f(data)?sync\(/.test(line)).length
}

async function openAndAsk(file: string): Promise<unknown> {
  type OpenModule = typeof import('../../../server/store/sqlite/open-database.ts')
  const { openWriter } = await serverModule<OpenModule>('server/store/sqlite/open-database.ts')
  const db = openWriter(file)
  const level = db.pragma('synchronous', { simple: true })
  db.close()
  return level
}
