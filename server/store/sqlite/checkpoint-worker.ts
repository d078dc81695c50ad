import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { WAL_LIMIT_BYTES, walBytes } from './wal-size.ts'

export type CheckpointNews = { readonly type: 'trouble'; readonly trouble: string } | { readonly type: 'walIsLong' }

const EVERY_MS = 500
/** Quiet turns before the WAL is given back to the disk. */
const IDLE_TURNS = 10
/** A writer that comes meanwhile waits for us, so we never wait long for it. */
const BUSY_TIMEOUT_MS = 50

const { file } = workerData as { file: string }
const db = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
db.pragma('synchronous = FULL')
db.pragma('wal_autocheckpoint = 0')
const dataVersion = db.prepare('PRAGMA data_version').pluck()

let seen: unknown
let quietTurns = 0
let lastTrouble = ''

function turn(): void {
  const now = dataVersion.get()
  const isChanged = now !== seen
  seen = now
  quietTurns = isChanged ? 0 : quietTurns + 1
  if (isChanged) db.pragma('wal_checkpoint(PASSIVE)')
  if (quietTurns === IDLE_TURNS && walBytes(file) > 0) db.pragma('wal_checkpoint(TRUNCATE)')
  if (!isChanged || walBytes(file) <= WAL_LIMIT_BYTES) return
  // A writer that never rests appends while we copy, so the WAL is never empty and never begins again at its start.
  // What it appended during the first round is copied now; the few pages after that are left to its own thread.
  const second = dataVersion.get()
  db.pragma('wal_checkpoint(PASSIVE)')
  if (dataVersion.get() !== second) tell({ type: 'walIsLong' })
}

function tell(news: CheckpointNews): void {
  parentPort?.postMessage(news)
}

/** A full disk is told once, and tried again at the next turn. */
function guardedTurn(): void {
  try {
    turn()
    lastTrouble = ''
  } catch (error) {
    const trouble = String(error)
    if (trouble !== lastTrouble) tell({ type: 'trouble', trouble })
    lastTrouble = trouble
  }
}

const timer = setInterval(guardedTurn, EVERY_MS)
parentPort?.on('message', () => {
  clearInterval(timer)
  db.close()
  parentPort?.close()
})
guardedTurn()
