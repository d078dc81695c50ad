import Database from 'better-sqlite3'
import { withBot } from '../../../contracts/store-samples.ts'
import { checkDatabase } from '../../support/check-database.ts'
import { startCompiled } from '../../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../../support/data-dir.ts'
import type { Random } from '../../support/random.ts'
import { serverModule } from '../../support/server-modules.ts'
import { createWritingShopper } from '../../support/writing-shopper.ts'
import type { Deaths } from './deaths.ts'

type MigrationsModule = typeof import('../../../../server/store/sqlite/migrations.ts')
type MigrateModule = typeof import('../../../../server/store/sqlite/migrate.ts')
type OpenModule = typeof import('../../../../server/store/sqlite/open-database.ts')

/** Dies in the middle of bringing an old file up to date; the next start finishes it, with all that was in it. */
export async function dieInMigration(times: number, random: Random): Promise<Deaths> {
  const faults: string[] = []
  let clean = 0
  for (let time = 0; time < times; time++) {
    const found = await withDataDir(dataDir => dieOnce(dataDir, random))
    if (found.length === 0) clean += 1
    faults.push(...found.map(fault => `inMigration: ${fault}`))
  }
  return { times, clean, faults }
}

async function dieOnce(dataDir: string, random: Random): Promise<string[]> {
  const file = databaseIn(dataDir)
  const newest = await writeOldFile(file, random)
  const env = { NODE_ENV: 'test', FAULT: `inMigration@${random.between(1, newest.pending)}` }
  const died = await startCompiled(dataDir, { env }).then(
    server => server.stop().then(() => false),
    error => String(error).includes('SIGKILL'),
  )
  const server = await startCompiled(dataDir)
  const visitor = createWritingShopper(['好的'])
  await visitor.connectQuietly(server.url)
  const refused = await visitor.writeOne()
  visitor.close()
  await server.stop()

  const db = new Database(file, { readonly: true })
  const version = db.pragma('user_version', { simple: true })
  const old = db.prepare('SELECT count(*) FROM messages WHERE text = ?').pluck().get('old')
  db.close()
  return [
    ...(died ? [] : ['it did not die']),
    ...(version === newest.version ? [] : [`the file has version ${String(version)}`]),
    ...(old === 1 ? [] : ['what was in it is gone']),
    ...(refused === null ? [] : [`a message is refused: ${refused}`]),
    ...checkDatabase(file).faults,
  ]
}

/** As a former release left it, with one conversation of one message. */
async function writeOldFile(file: string, random: Random): Promise<{ version: number; pending: number }> {
  const { migrations } = await serverModule<MigrationsModule>('server/store/sqlite/migrations.ts')
  const { migrate } = await serverModule<MigrateModule>('server/store/sqlite/migrate.ts')
  const { openWriter } = await serverModule<OpenModule>('server/store/sqlite/open-database.ts')
  const before = random.between(1, migrations.length - 1)
  const db = openWriter(file)
  migrate(db, migrations.slice(0, before))
  db.prepare(
    `INSERT INTO conversations (key, id, channel, shopper_id, locale, created_at, updated_at, version, head, epoch,
       episode, since, state) VALUES (7, 'c', 'web', 'ada', 'en', 1, 2, 41, 1, 1, 1, 1, ?)`,
  ).run(JSON.stringify(withBot()))
  db.exec(`INSERT INTO messages (conversation, seq, id, sender, at, text) VALUES (7, 1, 'm', 'bot', 2, 'old')`)
  db.close()
  return { version: migrations.length, pending: migrations.length - before }
}
