import path from 'node:path'
import { parseArgs } from 'node:util'
import { migrateToMongo, type Told } from './migrate-to-mongo.ts'

const USAGE = 'npm run migrate:sqlite-to-mongo -- --from data/switchboard.db --to mongodb://…/switchboard'
const BAR = 30
const VERBS = { copy: 'copying', verify: 'checking' } as const

try {
  const { from, to } = readOptions()
  const { counts, wasFinished } = await migrateToMongo(path.resolve(from), to, process.stdout.isTTY ? bar() : lines())
  const rows = [...counts].filter(([, count]) => count > 0).map(([name, count]) => `${count} ${name}`)
  console.log(
    wasFinished
      ? 'It was finished before: nothing is copied, and nothing is checked again.'
      : `All has arrived, and is the same: ${rows.join(', ')}.`,
  )
} catch (error) {
  console.error(`\nMigration failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}

function readOptions(): { from: string; to: string } {
  const { from, to } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } }).values
  if (from === undefined || to === undefined) throw new Error(`both --from and --to are needed: ${USAGE}`)
  return { from, to }
}

function bar(): Told {
  return (step, name, done, of) => {
    const filled = Math.round((done / of) * BAR)
    const end = done === of ? '\n' : ''
    const text = `${VERBS[step].padEnd(8)} ${name.padEnd(13)} [${'#'.repeat(filled)}${' '.repeat(BAR - filled)}]`
    process.stdout.write(`\r${text} ${Math.floor((done / of) * 100)}% ${done}/${of}${end}`)
  }
}

/** Where nobody watches: one line when a part is done. */
function lines(): Told {
  return (step, name, done, of) => {
    if (done === of) console.log(`${VERBS[step]} ${name}: ${of}`)
  }
}
