// Writes bot/meaning/times-each.ts from times-each.wat beside it: node scripts/meaning/assemble.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import wabt from 'wabt'

const pathOf = name => fileURLToPath(new URL(`../../bot/meaning/${name}`, import.meta.url))

/** The program in base64. */
export async function assembled() {
  const { parseWat } = await wabt()
  const program = parseWat('times-each.wat', readFileSync(pathOf('times-each.wat'), 'utf8'), { simd: true })
  return Buffer.from(program.toBinary({}).buffer).toString('base64')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(
    pathOf('times-each.ts'),
    `/** times-each.wat as a program, in base64. Written by scripts/meaning/assemble.mjs. */\nexport const TIMES_EACH =\n  '${await assembled()}'\n`,
  )
}
