import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TEST_KNOWLEDGE } from '../../support/test-knowledge.ts'

const KEPT = fileURLToPath(new URL('../../../node_modules/.cache/switchboard-learned', import.meta.url))

/**
 * Learns the tests' knowledge with the compiled server's own engine, as its first start would in every empty data
 * folder; what is kept of former runs is looked at, and mostly good.
 *
 * @returns the folder from which a start restores it.
 */
export function learnOnce(compiledDir: string): string {
  const command = [join(compiledDir, 'knowledge/cli/learn.js'), TEST_KNOWLEDGE, KEPT]
  const learning = spawnSync(process.execPath, command, { stdio: ['ignore', 'ignore', 2] })
  if (learning.status !== 0) throw new Error(`the knowledge was not learned: ${learning.status ?? learning.signal}`)
  return KEPT
}
