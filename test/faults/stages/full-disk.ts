import { checkDatabase } from '../support/check-database.ts'
import { type CompiledServer, startCompiled } from '../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import type { Stage } from '../support/stage.ts'
import { storedNumbers } from '../support/stored-numbers.ts'
import { attachStrace, hasStrace } from '../support/strace.ts'
import { createWritingShopper, type WritingShopper } from '../support/writing-shopper.ts'

const TRIES = 40
const SERVE_AGAIN_WITHIN_MS = 5_000

const FAULTS = [
  { name: 'ENOSPC', calls: 'pwrite64', codes: ['STORE_FULL'] },
  { name: 'EIO', calls: 'pwrite64,fsync,fdatasync', codes: ['STORE_READ_ONLY'] },
]

/** A disk that is full, then one that fails: every message is refused with a code, none is lost, and all goes on after. */
export const fullDisk: Stage = {
  name: 'full-disk',
  async run() {
    if (!hasStrace()) return { faults: [], figures: {}, skipped: 'strace is not installed' }
    return withDataDir(async dataDir => {
      const faults: string[] = []
      const figures: Record<string, number> = {}
      const server = await startCompiled(dataDir)
      const shopper = createWritingShopper(['好的'])
      await shopper.connectQuietly(server.url)
      for (const fault of FAULTS) {
        for (let i = 0; i < TRIES; i++) await shopper.writeOne()
        const { name, calls } = fault
        const broken = await attachStrace(server.pid, ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${name}`])
        const codes = new Map<string, number>()
        for (let i = 0; i < TRIES; i++) {
          const code = (await shopper.writeOne()) ?? 'stored'
          codes.set(code, (codes.get(code) ?? 0) + 1)
        }
        await broken.letGo()
        for (const [code, count] of codes)
          if (!fault.codes.includes(code)) faults.push(`${name}: ${count} answers were ${code}`)
        figures[`${name} refused`] = TRIES - (codes.get('stored') ?? 0)
        figures[`${name} serving again after ms`] = await servesAgain(server, shopper, faults)
      }
      if (!server.isAlive()) faults.push('the server has ended')
      await server.stop()
      const falseAcks = notStored(databaseIn(dataDir), shopper)
      if (falseAcks > 0) faults.push(`${falseAcks} messages were acknowledged and are not on disk`)
      faults.push(...checkDatabase(databaseIn(dataDir)).faults)
      const slowest = Math.max(...FAULTS.map(({ name }) => figures[`${name} serving again after ms`] ?? 0))
      return {
        faults,
        figures: { ...figures, acknowledged: shopper.acknowledged(), falseAcks },
        rows: [
          {
            what: 'ENOSPC, then EIO (strace), lifted again',
            toReach: `false acks 0; exits 0; serving again ≤ ${SERVE_AGAIN_WITHIN_MS / 1_000} s`,
            reached: `${falseAcks}; ${faults.includes('the server has ended') ? 1 : 0}; ${slowest} ms`,
            isReached: faults.length === 0,
          },
        ],
      }
    })
  },
}

async function servesAgain(server: CompiledServer, shopper: WritingShopper, faults: string[]): Promise<number> {
  const from = performance.now()
  while (server.isAlive() && (await shopper.writeOne()) !== null) {
    if (performance.now() - from > SERVE_AGAIN_WITHIN_MS) {
      faults.push('does not serve again')
      break
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return Math.round(performance.now() - from)
}

function notStored(file: string, { acks }: WritingShopper): number {
  const stored = storedNumbers(file)
  return [...acks].filter(([id, seq]) => stored.get(id) !== seq).length
}
