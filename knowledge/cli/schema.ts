import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { jsonSchemas } from '../file-schemas.ts'
import { readArguments } from './read-arguments.ts'

// Writes knowledge/schema/*.schema.json anew; run it, and biome, after a change of what a file may hold.
readArguments('npm run knowledge:schema', {}, 0)
const folder = fileURLToPath(new URL('../schema/', import.meta.url))
await mkdir(folder, { recursive: true })
for (const [name, schema] of jsonSchemas()) {
  await writeFile(`${folder}${name}.schema.json`, schema)
  console.log(`${folder}${name}.schema.json`)
}
