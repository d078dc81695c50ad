import type { Store } from '../store.ts'
import { startCheckpoints } from './checkpoints.ts'
import { createConversations } from './conversations.ts'
import { copyDatabase } from './copy-database.ts'
import { createDay } from './day.ts'
import { createGroupCommit } from './group-commit.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations.ts'
import { type Connections, openConnections } from './open-database.ts'
import { createPeople } from './people.ts'
import { createWork } from './work.ts'

export interface SqliteOptions {
  /** Made when it is missing; its folder must exist. */
  readonly file: string
  /** Told once for each new trouble of disk or file, for the log and the alarm. */
  readonly onFault?: (sentence: string, cause: unknown) => void
  /** Checkpoints in a worker thread; without it SQLite makes them now and then inside a commit. On unless `false`. */
  readonly checkpoint?: boolean
  /** For tests that end the process at one of these. */
  readonly reach?: (point: 'beforeCommit' | 'afterCommit' | 'inOutbox' | 'inMigration') => void
}

/** @throws Error when the file can not be opened safely, or was written by a newer release. */
export async function createSqliteStore(options: SqliteOptions): Promise<Store> {
  return createStoreOn(
    openConnections(options.file, writer => migrate(writer, migrations, () => options.reach?.('inMigration'))),
    options,
  )
}

export function createStoreOn({ writer, reader }: Connections, options: SqliteOptions): Store {
  const onFault = guarded(options.onFault)
  const checkpoints = startCheckpoints(writer, { isWorker: options.checkpoint !== false, onFault })
  const group = createGroupCommit(writer, {
    onFault,
    onCommitted: checkpoints.wake,
    ...(options.reach === undefined ? {} : { reach: options.reach }),
  })
  const probe = writer.prepare('UPDATE probe SET tries = tries + 1')

  return {
    conversations: createConversations(writer, reader, group, options.reach),
    people: createPeople(writer, reader, group),
    work: createWork(writer, group),
    day: createDay(reader),
    async health() {
      if (group.fault() !== null) await group.write(() => void probe.run()).catch(() => {})
      return group.fault()
    },
    backup: file => copyDatabase(options.file, file),
    async close() {
      group.close()
      await checkpoints.stop()
      reader.close()
      writer.close()
    },
  }
}

/** An alarm that fails must not take the store down with it. */
function guarded(onFault: SqliteOptions['onFault']): NonNullable<SqliteOptions['onFault']> {
  return (sentence, cause) => {
    try {
      onFault?.(sentence, cause)
    } catch {}
  }
}
