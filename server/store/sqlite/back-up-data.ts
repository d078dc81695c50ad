import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import Database from 'better-sqlite3'
import { copyDatabase, type OnProgress } from './copy-database.ts'

export const DATABASE = 'switchboard.db'
const UPLOADS = 'uploads'
/** Former versions of the knowledge. */
const VERSIONS = 'knowledge-versions'
const COUNTED = ['conversations', 'messages', 'shoppers', 'agents', 'attachments'] as const

export interface BackupReport {
  readonly bytes: number
  readonly rows: Readonly<Record<(typeof COUNTED)[number], number>>
  readonly uploads: number
}

/**
 * Copies a data folder while the desk goes on: the copy is a data folder again, to be started with `DATA_DIR`.
 * It gets its name when it is whole and has been checked.
 *
 * @throws Error when there is no database, when `target` exists, or when the copy is not sound.
 */
export async function backUpData(dataDir: string, target: string, onProgress?: OnProgress): Promise<BackupReport> {
  const file = path.join(dataDir, DATABASE)
  if (!existsSync(file)) throw new Error(`${file} does not exist: is DATA_DIR right?`)
  if (existsSync(target)) throw new Error(`${target} exists: choose another name, a backup never overwrites`)
  const partial = `${target}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })
  try {
    const copy = path.join(partial, DATABASE)
    const bytes = await copyDatabase(file, copy, onProgress)
    const rows = check(copy)
    // After the database, so that every picture it speaks of is there.
    const uploads = await copyFiles(path.join(dataDir, UPLOADS), path.join(partial, UPLOADS))
    await copyFiles(path.join(dataDir, VERSIONS), path.join(partial, VERSIONS))
    await rename(partial, target)
    return { bytes, rows, uploads }
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

function check(copy: string): BackupReport['rows'] {
  const db = new Database(copy, { readonly: true })
  try {
    const found = db.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new Error(`the copy is not sound: ${String(found)}`)
    const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    return Object.fromEntries(COUNTED.map(table => [table, count(table)])) as BackupReport['rows']
  } finally {
    db.close()
  }
}

async function copyFiles(from: string, to: string): Promise<number> {
  if (!existsSync(from)) return 0
  await cp(from, to, { recursive: true, errorOnExist: true, force: false })
  return (await readdir(to, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).length
}
