import Database from 'better-sqlite3'
import { checkDatabase } from '../support/check-database.ts'
import { startCompiled } from '../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import { createRandom } from '../support/random.ts'
import type { Stage, StageOptions, StageResult } from '../support/stage.ts'
import { createWritingShopper, type WritingShopper } from '../support/writing-shopper.ts'

/** Each is one question with one answer, so that each owes exactly one turn. */
export const QUESTIONS = ['怎么开发票？', '电水壶保修几年？', '如何申请退货？']
/** Every eighth of them stands in the queue from the first word on. */
export const FOR_PEOPLE = ['人工客服', '订单 42 到哪里了呀', '好的']

/** So many times what must be acknowledged in the end is aimed at, before each kill its share. */
const MARGIN = 1.2
/** Milliseconds for which everybody writes before a kill; longer when too little was acknowledged so far. */
const WRITE_MS = [40, 260] as const

export interface KillPlan extends StageOptions {
  readonly kills: number
  readonly writers: number
  readonly leastAcknowledged: number
}

/** SIGKILL again and again under writing shoppers: nothing acknowledged is lost, doubled, missing or out of order. */
export const kill: Stage = {
  name: 'kill',
  run: options =>
    killUnderWrites({
      ...options,
      ...(options.isShort
        ? { kills: 6, writers: 10, leastAcknowledged: 300 }
        : { kills: 100, writers: 40, leastAcknowledged: 80_000 }),
    }),
}

export function killUnderWrites({ seed, kills, writers, leastAcknowledged }: KillPlan): Promise<StageResult> {
  return withDataDir(async dataDir => {
    const random = createRandom(seed)
    const shoppers = Array.from({ length: writers }, (_, n) =>
      createWritingShopper(n % 8 === 7 ? FOR_PEOPLE : QUESTIONS),
    )
    const restarts: number[] = []
    let server = await startCompiled(dataDir)
    await Promise.all(shoppers.map(shopper => shopper.connect(server.url)))
    const acknowledgedSoFar = () => shoppers.reduce((sum, shopper) => sum + shopper.acknowledged(), 0)
    for (let killed = 0; killed < kills; killed++) {
      const least = (leastAcknowledged * MARGIN * (killed + 1)) / kills
      await new Promise(resolve => setTimeout(resolve, random.between(...WRITE_MS)))
      while (acknowledgedSoFar() < least && server.isAlive()) await new Promise(resolve => setTimeout(resolve, 5))
      await server.kill()
      const at = performance.now()
      server = await startCompiled(dataDir)
      restarts.push(performance.now() - at)
      await Promise.all(shoppers.map(shopper => shopper.connect(server.url)))
    }
    await Promise.all(shoppers.map(shopper => shopper.finish()))
    const exit = await server.stop()

    const acknowledged = acknowledgedSoFar()
    const checked = checkDatabase(databaseIn(dataDir))
    const complaints = sumOf(shoppers)
    const missing = missingOf(databaseIn(dataDir), shoppers)
    restarts.sort((a, b) => a - b)
    const [median, most] = [restarts[Math.floor(restarts.length / 2)] ?? 0, restarts.at(-1) ?? 0].map(Math.round)
    return {
      faults: [
        ...Object.entries(complaints).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : [])),
        ...checked.faults,
        ...missing,
        ...(acknowledged < leastAcknowledged ? [`only ${acknowledged} acknowledged`] : []),
        ...(exit === 0 ? [] : [`ended with ${exit}`]),
      ],
      figures: {
        kills,
        writers,
        acknowledged,
        ...complaints,
        turnsOwed: checked.turnsOwed,
        restartMsMedian: median ?? 0,
        restartMsMost: most ?? 0,
      },
      rows: [
        {
          what: `${kills} × SIGKILL under ${writers} writing clients, checks inside every client`,
          toReach: `≥ ${leastAcknowledged.toLocaleString('en')} acknowledged; lost, doubled, gaps, swapped 0`,
          reached:
            `${acknowledged.toLocaleString('en')} acknowledged; ` +
            `${complaints.lost}, ${complaints.doubled}, ${complaints.gaps}, ${complaints.swapped}`,
          isReached: acknowledged >= leastAcknowledged && sum(complaints) === 0 && missing.length === 0,
        },
        {
          what: 'each shopper message has one turn of the bot or a place in the queue, after those kills',
          toReach: 'faults of the invariant checker 0',
          reached: `${checked.faults.length} in ${checked.messages.toLocaleString('en')} messages, ${checked.turnsOwed.toLocaleString('en')} turns`,
          isReached: checked.faults.length === 0,
        },
        {
          what: 'from the kill to serving again',
          toReach: 'reported',
          reached: `median ${median} ms, longest ${most} ms`,
          isReached: null,
        },
      ],
    }
  })
}

export function sumOf(shoppers: readonly WritingShopper[]) {
  const sum = { lost: 0, doubled: 0, gaps: 0, swapped: 0, refused: 0, unanswered: 0 }
  for (const { complaints } of shoppers)
    for (const what of Object.keys(sum) as (keyof typeof sum)[]) sum[what] += complaints[what]
  return sum
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)

/** What was acknowledged and is not on disk under its number. */
function missingOf(file: string, shoppers: readonly WritingShopper[]): string[] {
  const db = new Database(file, { readonly: true })
  const storedOf = db
    .prepare<[string], [seq: number, id: string]>(
      `SELECT seq, client_message_id FROM messages
       WHERE conversation = (SELECT key FROM conversations WHERE id = ?) AND client_message_id IS NOT NULL`,
    )
    .raw()
  let missing = 0
  for (const shopper of shoppers) {
    const stored = new Map(storedOf.all(shopper.conversationId()))
    for (const [id, seq] of shopper.acks) if (stored.get(seq) !== id) missing += 1
  }
  db.close()
  return missing === 0 ? [] : [`${missing} acknowledged messages are not on disk`]
}
