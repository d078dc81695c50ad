import type Database from 'better-sqlite3'
import { DeskError, hasCode } from '../../errors.ts'
import { storageFault } from './storage-fault.ts'

/** Writes a transaction may hold, so that no turn of the event loop is held too long. */
const MOST_WRITES = 512

/**
 * All writes of one turn of the event loop share one transaction, and so one fsync. A write is answered only
 * when that transaction is on disk.
 */
export interface GroupCommit {
  /**
   * Runs `work` at once, in the open transaction. What it throws undoes it alone: its neighbours are not harmed.
   *
   * @returns what `work` returned, when it is on disk.
   * @throws DeskError STORE_FULL, STORE_READ_ONLY, BUSY_TRY_AGAIN when the transaction failed, with all its writes.
   */
  write<T>(work: () => T): Promise<T>
  /** Waits for the open transaction, if there is one, and fails with it. */
  settled(): Promise<void>
  /** A sentence while the last transaction has failed. */
  fault(): string | null
  /** Commits what is open; later writes are refused. */
  close(): void
}

export interface GroupEvents {
  readonly onFault?: (sentence: string, cause: unknown) => void
  readonly onCommitted?: () => void
  /** For tests that end the process here. */
  readonly reach?: (point: 'beforeCommit' | 'afterCommit') => void
}

interface Write {
  readonly succeed: () => void
  readonly fail: (error: unknown) => void
}

export function createGroupCommit(db: Database.Database, events: GroupEvents = {}): GroupCommit {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  const mark = db.prepare('SAVEPOINT one')
  const release = db.prepare('RELEASE one')
  const undo = db.prepare('ROLLBACK TO one')
  const totalChanges = db.prepare('SELECT total_changes()').pluck()

  let group: Write[] | null = null
  let turnEnd: NodeJS.Immediate | undefined
  let changesBefore: unknown
  let fault: string | null = null
  let isClosed = false

  function write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (isClosed) throw new DeskError('BUSY_TRY_AGAIN', 'the store is closed')
      group ??= openGroup()
      let result: T
      try {
        mark.run()
        result = work()
        release.run()
      } catch (error) {
        refuse(error, reject)
        return
      }
      group.push({ succeed: () => resolve(result), fail: reject })
      if (group.length >= MOST_WRITES) endGroup()
    })
  }

  function openGroup(): Write[] {
    try {
      begin.run()
    } catch (error) {
      throw noteFault(error)
    }
    if (fault !== null) changesBefore = totalChanges.get()
    turnEnd = setImmediate(endGroup)
    return []
  }

  function refuse(error: unknown, reject: (error: unknown) => void): void {
    // After some errors SQLite has rolled back the whole transaction by itself.
    if (!db.inTransaction || storageFault(error) !== null) {
      failGroup(error, reject)
      return
    }
    try {
      undo.run()
      release.run()
    } catch (undoError) {
      failGroup(undoError, reject)
      return
    }
    // A stale decision is only taken again. Any other refusal may rest on rows of this very transaction
    // ("that login is taken"), so it is told when they are on disk.
    if (hasCode(error, 'STALE_VERSION')) reject(error)
    else group?.push({ succeed: () => reject(error), fail: reject })
  }

  function endGroup(): void {
    if (group === null) return
    const writes = group
    try {
      events.reach?.('beforeCommit')
      commit.run()
    } catch (error) {
      failGroup(error)
      return
    }
    events.reach?.('afterCommit')
    closeGroup()
    if (fault !== null && totalChanges.get() !== changesBefore) fault = null
    for (const each of writes) each.succeed()
    events.onCommitted?.()
  }

  function failGroup(error: unknown, reject?: (error: unknown) => void): void {
    const writes = group ?? []
    closeGroup()
    const told = noteFault(error)
    try {
      if (db.inTransaction) rollback.run()
    } catch (rollbackError) {
      noteFault(rollbackError)
    }
    for (const each of writes) each.fail(told)
    reject?.(told)
  }

  function closeGroup(): void {
    group = null
    clearImmediate(turnEnd)
  }

  function noteFault(error: unknown): unknown {
    const known = storageFault(error)
    const sentence = known?.message ?? 'The database refused a transaction.'
    if (fault !== sentence) events.onFault?.(sentence, error)
    fault = sentence
    return known ?? error
  }

  return {
    write,
    settled: () =>
      new Promise((resolve, reject) => {
        if (group === null) resolve()
        else group.push({ succeed: resolve, fail: reject })
      }),
    fault: () => fault,
    close() {
      isClosed = true
      endGroup()
    },
  }
}
