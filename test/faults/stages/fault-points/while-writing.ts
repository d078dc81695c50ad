import type { FaultPoint } from '../../../../server/fault-points.ts'
import { checkDatabase } from '../../support/check-database.ts'
import { startCompiled } from '../../support/compiled-server.ts'
import { databaseIn } from '../../support/data-dir.ts'
import { createRandom } from '../../support/random.ts'
import { createWritingShopper } from '../../support/writing-shopper.ts'
import { type Deaths, diesOf } from './deaths.ts'

const WRITERS = 6

/** Dies around a commit under writing shoppers, who then come back, send again what had no answer, and read on. */
export async function dieWhileWriting(
  point: FaultPoint,
  dataDir: string,
  { times, seed }: { times: number; seed: number },
): Promise<Deaths> {
  const random = createRandom(seed)
  const shoppers = Array.from({ length: WRITERS }, (_, n) =>
    createWritingShopper(n === 0 ? ['人工客服', '好的'] : ['怎么开发票？', '电水壶保修几年？']),
  )
  const faults: string[] = []
  let clean = 0
  for (let time = 0; time < times; time++) {
    const server = await startCompiled(dataDir, {
      // The first few commits let the shoppers in.
      env: { NODE_ENV: 'test', FAULT: `${point}@${random.between(20, 120)}` },
    })
    const found = checkDatabase(databaseIn(dataDir)).faults
    faults.push(...found.map(fault => `${point}: ${fault}`))
    if (found.length === 0 && time > 0) clean += 1
    await Promise.race([server.ended, Promise.all(shoppers.map(shopper => shopper.connect(server.url)))]).catch(
      () => {},
    )
    faults.push(...(await diesOf(server, point)))
  }
  const last = await startCompiled(dataDir)
  await Promise.all(shoppers.map(shopper => shopper.connect(last.url)))
  await Promise.all(shoppers.map(shopper => shopper.finish()))
  await last.stop()
  const complaints = shoppers.flatMap(({ complaints }) =>
    Object.entries(complaints).flatMap(([what, count]) => (count > 0 ? [`${point}: ${count} ${what}`] : [])),
  )
  const found = checkDatabase(databaseIn(dataDir)).faults.map(fault => `${point}: ${fault}`)
  if (found.length + complaints.length === 0) clean += 1
  return { times, clean, faults: [...faults, ...found, ...complaints] }
}
