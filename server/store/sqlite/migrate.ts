import type Database from 'better-sqlite3'

/** Brings a file from the version before it to its own: the place in the list, counted from 1. */
export interface Migration {
  readonly name: string
  readonly sql: string
}

/**
 * Runs what the file has not seen yet. Each migration and its number are one transaction, so that a kill at any
 * moment leaves either the old version or the new one; of two processes the second finds the work done.
 *
 * @throws Error when the file was written by newer code.
 */
export function migrate(
  db: Database.Database,
  migrations: readonly Migration[],
  reachMiddle: () => void = () => {},
): void {
  refuseNewer(db, migrations.length)
  for (const [index, migration] of migrations.entries()) {
    const version = index + 1
    if (versionOf(db) >= version) continue
    db.transaction(() => {
      if (versionOf(db) >= version) return
      db.exec(migration.sql)
      reachMiddle()
      db.pragma(`user_version = ${version}`)
    }).immediate()
  }
}

function refuseNewer(db: Database.Database, newest: number): void {
  const found = versionOf(db)
  if (found > newest)
    throw new Error(
      `${db.name} has schema version ${found}; this release knows versions up to ${newest}. ` +
        'Start the release that wrote it, or restore a backup made before the upgrade.',
    )
}

function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}
