import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceCached } from './cache-file.ts'
import type { KnowledgeContent } from './content.ts'
import { rememberedHash } from './content-version.ts'
import type { Problem } from './knowledge.ts'
import type { SourceFile } from './read-folder.ts'

/** What a folder says, read and checked. */
export interface Checked {
  readonly content: KnowledgeContent
  readonly problems: readonly Problem[]
  /** The day in the shop's time zone on which it was checked. */
  readonly today: string
}

const NAME = 'checked.json'
const cacheFile = z.object({ of: z.string(), checked: z.looseObject({}) })

/** Names these texts, as this code reads them. */
export function nameOfFiles(files: readonly SourceFile[], code: string): string {
  return createHash('sha256')
    .update([code, ...files.map(nameOfFile)].join('\n'))
    .digest('hex')
}

const nameOfFile = rememberedHash<SourceFile>(({ file, text }) => [file, text])

/** What the same texts said before; null when they have not been seen. Never throws. */
export async function loadChecked(cacheDir: string, of: string): Promise<Checked | null> {
  try {
    const found = cacheFile.parse(JSON.parse(await readFile(join(cacheDir, NAME), 'utf8')))
    return found.of === of ? (found.checked as unknown as Checked) : null
  } catch {
    return null
  }
}

export function saveChecked(cacheDir: string, of: string, checked: Checked): Promise<void> {
  return replaceCached(cacheDir, NAME, () => JSON.stringify({ of, checked }))
}
