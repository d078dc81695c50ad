import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { faqJsonSchema } from '../faq-schema.ts'

// Writes knowledge/schema/faq.schema.json anew; run it, and biome, after a change of faq-file.ts.
const folder = fileURLToPath(new URL('../schema/', import.meta.url))
await mkdir(folder, { recursive: true })
await writeFile(`${folder}faq.schema.json`, faqJsonSchema())
console.log(`${folder}faq.schema.json`)
