import Database from 'better-sqlite3'
import { checkDatabase } from '../../support/check-database.ts'
import { type CompiledServer, startCompiled } from '../../support/compiled-server.ts'
import { databaseIn } from '../../support/data-dir.ts'
import type { Random } from '../../support/random.ts'
import { openRawVisitor } from '../../support/raw-visitor.ts'
import { type Deaths, diesOf } from './deaths.ts'

const WAITING = 6
const PATIENCE_MS = 20_000

/**
 * Dies while timers fire, some fired and some not; after the restart the others fire, and none a second time. The server
 * on which the others fire is the one that dies at the next timers.
 */
export async function dieInTimer(dataDir: string, times: number, random: Random): Promise<Deaths> {
  const faults: string[] = []
  let clean = 0
  const dyingAfter = (others: number) => ({
    env: { NODE_ENV: 'test', FAULT: `inTimer@${others + random.between(1, WAITING)}` },
  })
  let server = await startCompiled(dataDir, dyingAfter(0))
  for (let time = 1; time <= times; time++) {
    const current = server
    await Promise.all(Array.from({ length: WAITING }, () => waitInLine(current)))
    letTimersBeDue(dataDir)
    faults.push(...(await diesOf(server, 'inTimer')))

    server = await startCompiled(dataDir, time < times ? dyingAfter(dueIn(dataDir)) : {})
    const left = await untilNoneIsDue(dataDir)
    const found = [
      ...(left === 0 ? [] : [`${left} timers were due and did not fire`]),
      ...firedOtherThanOnce(dataDir),
      ...checkDatabase(databaseIn(dataDir)).faults,
    ]
    if (found.length === 0) clean += 1
    faults.push(...found.map(fault => `inTimer: ${fault}`))
  }
  await server.stop()
  return { times, clean, faults }
}

async function waitInLine({ url }: CompiledServer): Promise<void> {
  const shopper = await openRawVisitor(url, '/shopper')
  await shopper.ask('handoff:request', {})
}

/** The wait of minutes that a test can not wait. */
function letTimersBeDue(dataDir: string): void {
  const db = new Database(databaseIn(dataDir), { timeout: 5_000 })
  db.prepare(`UPDATE timers SET due_at = 1 WHERE kind = 'waitingLong'`).run()
  db.close()
}

async function untilNoneIsDue(dataDir: string): Promise<number> {
  const end = Date.now() + PATIENCE_MS
  while (dueIn(dataDir) > 0 && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 50))
  return dueIn(dataDir)
}

function dueIn(dataDir: string): number {
  const db = new Database(databaseIn(dataDir), { readonly: true })
  const due = db.prepare<[number], number>('SELECT count(*) FROM timers WHERE due_at <= ?').pluck().get(Date.now())
  db.close()
  return due ?? 0
}

function firedOtherThanOnce(dataDir: string): string[] {
  const db = new Database(databaseIn(dataDir), { readonly: true })
  const told = db
    .prepare<[], { id: string; times: number }>(
      `SELECT c.id, (SELECT count(*) FROM messages m WHERE m.conversation = c.key
         AND m.more LIKE '%"notice":"waitingLong"%') AS times FROM conversations c`,
    )
    .all()
  db.close()
  return told.filter(({ times }) => times !== 1).map(({ id, times }) => `${id}: its timer has fired ${times} times`)
}
