import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildCopy } from '../support/build-copy.ts'
import { learnOnce } from '../support/learn-once.ts'
import { recordMutants } from '../support/report.ts'
import { breakServer } from './break-server.ts'
import { mutants } from './mutants.ts'
import { probes } from './probes.ts'

/**
 * `npm run test:mutants [-- races "late bot" … --seed=42]`, all or those of the named probes: breaks the server on purpose, in a copy. A test that was never seen to fail
 * proves nothing; so each of these has to turn a probe red, and the unbroken server none.
 */
const seed = Number(process.argv.find(arg => arg.startsWith('--seed='))?.slice('--seed='.length) ?? 7)
const wanted = process.argv.slice(2).filter(arg => !arg.startsWith('--'))
const compiled = await buildCopy('mutants', false)
process.env.LEARNED_DIR = learnOnce(compiled)

console.log(`seed ${seed}`)
const green = new Map<string, string | undefined>()
const rows: { name: string; seenBy: string; found: string; isSeen: boolean | null }[] = []
let isGood = true
for (const mutant of mutants) {
  if (wanted.length > 0 && !wanted.includes(mutant.seenBy)) continue
  const probe = probes[mutant.seenBy]
  if (!green.has(mutant.seenBy)) {
    process.env.COMPILED_DIR = compiled
    const { faults, skipped } = await probe(seed)
    green.set(mutant.seenBy, skipped)
    if (faults.length > 0) {
      isGood = false
      console.log(JSON.stringify({ probe: mutant.seenBy, outcome: 'RED WITHOUT A MUTANT', faults: faults.slice(0, 5) }))
    }
  }
  const skipped = green.get(mutant.seenBy)
  // A folder for each: this process may have loaded the modules of the one before.
  const broken = join(compiled, '..', `switchboard-broken-${mutants.indexOf(mutant)}`)
  await breakServer(compiled, broken, mutant)
  process.env.COMPILED_DIR = broken
  const at = performance.now()
  const faults = skipped === undefined ? await faultsOf(probe) : []
  await rm(broken, { recursive: true, force: true })
  const isSeen = skipped === undefined ? faults.length > 0 : null
  if (isSeen === false) isGood = false
  const outcome = isSeen === null ? 'skipped' : isSeen ? 'seen' : 'NOT SEEN'
  const seconds = Number(((performance.now() - at) / 1_000).toFixed(1))
  const found = skipped ?? withoutIds(faults[0] ?? 'nothing')
  rows.push({ name: mutant.name, seenBy: mutant.seenBy, found, isSeen })
  console.log(
    JSON.stringify({ mutant: mutant.name, outcome, seconds, probe: mutant.seenBy, faults: faults.length, found }),
  )
}
await recordMutants({ seed, rows })
process.exit(isGood ? 0 : 1)

/** A server so broken that a probe can not go on is seen, too. */
async function faultsOf(probe: (seed: number) => Promise<{ faults: readonly string[] }>): Promise<readonly string[]> {
  try {
    return (await probe(seed)).faults
  } catch (error) {
    return [String(error)]
  }
}

function withoutIds(fault: string): string {
  return fault.replace(/[0-9a-f]{8}-[0-9a-f-]{27}: /, '').slice(0, 120)
}
