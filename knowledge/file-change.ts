import { createHash } from 'node:crypto'
import type { SourceFile } from './read-folder.ts'

/** A file as somebody wants it to be; a text of `null` deletes it. */
export interface FileChange {
  /** Relative to the knowledge folder, with "/". */
  readonly file: string
  readonly text: string | null
}

/** The files as they would be with these changes, sorted by name. */
export function withChanges(files: readonly SourceFile[], changes: readonly FileChange[]): SourceFile[] {
  const sources = new Map(files.map(source => [source.file, source]))
  for (const { file, text } of changes) {
    if (text === null) sources.delete(file)
    else sources.set(file, { file, text })
  }
  return [...sources.values()].sort(byName)
}

/** Sixteen hex digits that tell one text from another. */
export function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function byName(a: SourceFile, b: SourceFile): number {
  return a.file < b.file ? -1 : 1
}
