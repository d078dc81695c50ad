import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mutant } from './mutants.ts'

/**
 * A copy of the compiled server with one thing broken.
 *
 * @throws Error when what is to be broken is not there exactly once.
 */
export async function breakServer(compiled: string, target: string, mutant: Mutant): Promise<void> {
  const broken = breakText(await readFile(join(compiled, mutant.file), 'utf8'), mutant)
  await rm(target, { recursive: true, force: true })
  await cp(compiled, target, { recursive: true })
  await writeFile(join(target, mutant.file), broken)
}

export function breakText(text: string, { name, file, changes }: Mutant): string {
  let broken = text
  for (const { from, to } of changes) {
    const [before, after, ...more] = broken.split(from)
    if (before === undefined || after === undefined || more.length > 0)
      throw new Error(`mutant "${name}": in ${file} this does not stand exactly once, bring it up to date:\n${from}`)
    broken = before + to + after
  }
  return broken
}
