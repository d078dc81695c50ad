import type Database from 'better-sqlite3'
import { DeskError, hasCode } from '../../errors.ts'
import { storageFault } from './storage-fault.ts'

/** Writes a transaction may hold, so that no turn of the event loop is held too long. */
const MOST_WRITES = 512

/**
 * All writes of one turn of the event loop, and of the next, share one transaction, and so one fsync. A write is
 * answered only when that transaction is on disk.
 */
export interface GroupCommit {
  /**
   * Runs `work` at once, in the open transaction. What it throws undoes it alone: its neighbours are not harmed.
   *
   * @returns what `work` returned, when it is on disk.
   * @throws DeskError STORE_FULL, STORE_READ_ONLY, BUSY_TRY_AGAIN when the transaction failed, with all its writes.
   */
  write<T>(work: () => T): Promise<T>
  /**
   * The same for work that leaves nothing behind when it throws, or throws a HalfDoneError. That saves a savepoint, for
   * which SQLite copies every page that the work touches.
   */
  writeWhole<T>(work: () => T): Promise<T>
  /** Waits for the open transaction, if there is one, and fails with it. */
  settled(): Promise<void>
  /** Whether a transaction is open: until it ends, no other process can commit. */
  isOpen(): boolean
  watch(watcher: GroupWatcher): void
  /** A sentence while the last transaction has failed. */
  fault(): string | null
  /** Commits what is open; later writes are refused. */
  close(): void
}

/** Work has failed and could not take back what it had written: its whole transaction fails. */
export class HalfDoneError extends Error {
  override name = 'HalfDoneError'
  readonly code = 'HALF_DONE'
}

export interface GroupWatcher {
  /** A transaction has begun: what others have committed until now is seen from here on. */
  readonly onOpened: () => void
  /** Something that was written, or read to be written upon, is not so. */
  readonly onUndone: () => void
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

  const watchers: GroupWatcher[] = []
  let group: Write[] | null = null
  let turnEnd: NodeJS.Immediate | undefined
  let changesBefore: unknown
  let fault: string | null = null
  let isClosed = false

  function run<T>(work: () => T, isMarked: boolean): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (isClosed) throw new DeskError('BUSY_TRY_AGAIN', 'the store is closed')
      group ??= openGroup()
      let result: T
      try {
        if (isMarked) mark.run()
        result = work()
        if (isMarked) release.run()
      } catch (error) {
        refuse(error, isMarked, reject)
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
    turnEnd = setImmediate(lookOnceMore)
    for (const { onOpened } of watchers) onOpened()
    return []
  }

  /** What came in while this turn was busy shares the sync. A quiet loop comes round in no time. */
  function lookOnceMore(): void {
    turnEnd = setImmediate(endGroup)
  }

  function refuse(error: unknown, isMarked: boolean, reject: (error: unknown) => void): void {
    // After some errors SQLite has rolled back the whole transaction by itself.
    if (!db.inTransaction || storageFault(error) !== null || hasCode(error, 'HALF_DONE')) {
      failGroup(error, reject)
      return
    }
    try {
      if (isMarked) {
        undo.run()
        release.run()
      }
    } catch (undoError) {
      failGroup(undoError, reject)
      return
    }
    for (const { onUndone } of watchers) onUndone()
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
    for (const { onUndone } of watchers) onUndone()
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
    write: work => run(work, true),
    writeWhole: work => run(work, false),
    settled: () =>
      new Promise((resolve, reject) => {
        if (group === null) resolve()
        else group.push({ succeed: resolve, fail: reject })
      }),
    isOpen: () => group !== null,
    watch: watcher => void watchers.push(watcher),
    fault: () => fault,
    close() {
      isClosed = true
      endGroup()
    },
  }
}
