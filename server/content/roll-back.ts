import { revisionOf } from '../../knowledge/file-change.ts'
import type { FileChange, Published } from '../../protocol/editor.ts'
import { DeskError } from '../errors.ts'
import type { PublishChanges } from './publish-changes.ts'
import { PublishRefusedError } from './publish-refused-error.ts'
import { readText } from './read-replacements.ts'
import type { Versions } from './versions.ts'

export interface RollBackWish {
  readonly id: string
  /** Name of who rolls back. */
  readonly by: string
  /** Kept with the version, in a few words. */
  readonly why?: string
}

interface Needs {
  readonly dir: string
  readonly versions: Versions
  readonly publish: PublishChanges
}

/**
 * Publishes the state before a version: what it and every later one changed is undone, in one publish of its own.
 *
 * @throws DeskError NOT_FOUND when the version is not kept.
 * @throws PublishRefusedError KNOWLEDGE_CONFLICT naming files that were changed outside the editor since.
 */
export function createRollBack({ dir, versions, publish }: Needs) {
  return async function rollBack({ id, by, why }: RollBackWish): Promise<Published> {
    const kept = await versions.list()
    const undone = kept.slice(0, kept.findIndex(version => version.id === id) + 1).reverse()
    const target = undone[0]
    if (target === undefined) throw new DeskError('NOT_FOUND', `version ${id} is not kept`)

    const wanted = new Map<string, { before: string | null; after: string | null }>()
    for (const version of undone) {
      const texts = await versions.texts(version.id)
      if (texts === null) throw new DeskError('NOT_FOUND', `the texts of version ${version.id} are not kept`)
      for (const { file, before, after } of texts)
        wanted.set(file, { before: wanted.has(file) ? (wanted.get(file)?.before ?? null) : before, after })
    }

    const changes: FileChange[] = []
    const conflicts: string[] = []
    for (const [path, { before, after }] of wanted) {
      const now = await readText(dir, path)
      if (now !== after && now !== before) conflicts.push(path)
      changes.push({ path, text: before, revision: now === null ? null : revisionOf(now) })
    }
    if (conflicts.length > 0) {
      const message = `changed outside the editor since: ${conflicts.join(', ')}`
      throw new PublishRefusedError({ code: 'KNOWLEDGE_CONFLICT', message, conflicts })
    }
    const summary = why === undefined ? `↩ ${target.summary}` : `↩ ${target.summary} · ${why}`
    return publish({ changes, by, summary: summary.slice(0, 200) })
  }
}
