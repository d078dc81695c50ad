import { readFile } from 'node:fs/promises'
import { resolveContentPath } from '../../knowledge/content-path.ts'
import { revisionOf } from '../../knowledge/file-change.ts'
import type { Replacement } from '../../knowledge/replace-files.ts'
import type { FileChange } from '../../protocol/editor.ts'
import { DeskError } from '../errors.ts'
import { PublishRefusedError } from './publish-refused-error.ts'

/**
 * The files of a change as they are and as they are to be; those that would stay the same are left out.
 *
 * @throws DeskError BAD_REQUEST for a name that is no content file, or stands there twice.
 * @throws PublishRefusedError KNOWLEDGE_CONFLICT naming the files that are not as the editor has seen them.
 */
export async function readReplacements(dir: string, changes: readonly FileChange[]): Promise<Replacement[]> {
  await requireContentPaths(dir, changes)
  const found = await Promise.all(
    changes.map(async ({ path, text, revision }) => {
      const before = await readText(dir, path)
      const isAsSeen = (before === null ? null : revisionOf(before)) === revision
      return { file: path, before, after: text, isAsSeen }
    }),
  )
  const conflicts = found.filter(({ isAsSeen }) => !isAsSeen).map(({ file }) => file)
  if (conflicts.length > 0) {
    const message = `changed by somebody else meanwhile: ${conflicts.join(', ')}`
    throw new PublishRefusedError({ code: 'KNOWLEDGE_CONFLICT', message, conflicts })
  }
  return found.flatMap(({ file, before, after }) => (before === after ? [] : [{ file, before, after }]))
}

export async function requireContentPaths(dir: string, changes: readonly FileChange[]): Promise<void> {
  const seen = new Set<string>()
  for (const { path } of changes) {
    if (seen.has(path)) throw new DeskError('BAD_REQUEST', `${path} stands there twice`)
    if ((await resolveContentPath(dir, path)) === null)
      throw new DeskError('BAD_REQUEST', `${path} can not be a content file`)
    seen.add(path)
  }
}

/** `null` when there is no such content file. */
export async function readText(dir: string, file: string): Promise<string | null> {
  const path = await resolveContentPath(dir, file)
  return path === null ? null : readFile(path, 'utf8').catch(() => null)
}
