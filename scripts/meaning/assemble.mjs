// Writes bot/meaning/wide-program.ts from wide-memory.wat beside it: node scripts/meaning/assemble.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import wabt from 'wabt'

const pathOf = name => fileURLToPath(new URL(`../../bot/meaning/${name}`, import.meta.url))

/** The program in base64. */
export async function assembled() {
  const { parseWat } = await wabt()
  const program = parseWat('wide-memory.wat', readFileSync(pathOf('wide-memory.wat'), 'utf8'), { simd: true })
  return Buffer.from(program.toBinary({}).buffer).toString('base64')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(
    pathOf('wide-program.ts'),
    `/** wide-memory.wat as a program, in base64. Written by scripts/meaning/assemble.mjs. */\nexport const WIDE_PROGRAM =\n  '${await assembled()}'\n`,
  )
}
