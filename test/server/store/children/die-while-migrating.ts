import { migrate } from '../../../../server/store/sqlite/migrate.ts'
import { migrations } from '../../../../server/store/sqlite/migrations.ts'
import { openWriter } from '../../../../server/store/sqlite/open-database.ts'

/** Kills itself before statement number `when` of the migration number `which` (counted from 0). */
const [file, which, when] = process.argv.slice(2) as [string, string, string]
const db = openWriter(file)
db.function('die', () => process.kill(process.pid, 'SIGKILL'))
const doomed = migrations.map((migration, i) => {
  if (i !== Number(which)) return migration
  const statements = migration.sql.split(';')
  return { ...migration, sql: statements.toSpliced(Number(when), 0, ' SELECT die()').join(';') }
})
migrate(db, doomed)
