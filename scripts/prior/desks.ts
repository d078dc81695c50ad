import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Source } from './universes.ts'

export const LANGUAGES = ['zh', 'en'] as const

/** What people wrote to made-up help desks: each desk in Chinese, then in English. */
export function readDesks(folder: 'desks' | 'kept-back' | 'kept-back-plain'): Source[] {
  const path = fileURLToPath(new URL(folder, import.meta.url))
  return readdirSync(path)
    .sort()
    .flatMap(file => readDesk(file.replace('.tsv', ''), readFileSync(`${path}/${file}`, 'utf8')))
}

/** Lines of Chinese and English; blank lines are between entries. */
function readDesk(name: string, text: string): Source[] {
  const entries = text
    .trim()
    .split('\n\n')
    .map(block => block.split('\n').map(line => line.split('\t')))
  return LANGUAGES.map((language, place) => ({
    name: `${name}-${language}`,
    language,
    entries: entries.map(rows => rows.map(row => row[place]!)),
  }))
}
