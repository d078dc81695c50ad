import path from 'node:path'
import { backUpData } from '../back-up-data.ts'

const dataDir = path.resolve(process.env.DATA_DIR ?? 'data')
const target = path.resolve(process.argv[2] ?? path.join(dataDir, 'backups', timestamp(new Date())))

try {
  if (process.env.STORE === 'mongo')
    throw new Error('a MongoDB database is copied with MongoDB’s own mongodump (see docs/operate.md), not with this')
  console.log(`Backing up ${dataDir}`)
  const report = await backUpData(dataDir, target, process.stdout.isTTY ? createBar() : undefined)
  const rows = Object.entries(report.rows).map(([table, count]) => `${count} ${table}`)
  console.log(`Checked: sound. ${rows.join(', ')}.`)
  console.log(`Database ${report.bytes} bytes, ${report.uploads} uploaded files.`)
  console.log(`Backup is in ${target}. To use it, start with DATA_DIR set to a copy of it.`)
} catch (error) {
  console.error(`Backup failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

function timestamp(now: Date): string {
  return now.toISOString().slice(0, 19).replaceAll(':', '-')
}

function createBar(): (done: number) => void {
  const width = 40
  return done => {
    const filled = Math.round(done * width)
    const percent = Math.floor(done * 100)
    process.stdout.write(`\r[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${percent}%${done === 1 ? '\n' : ''}`)
  }
}
