import { type FolderWithJournal, finishReplacing } from '../../knowledge/replace-files.ts'
import { knowledgeVersion } from '../../protocol/editor.ts'
import type { Versions } from './versions.ts'

/**
 * Completes a publish that a crash has interrupted; comes before the knowledge is read at a start.
 *
 * @returns whether there was one.
 */
export async function finishInterruptedPublish(folder: FolderWithJournal, versions: Versions): Promise<boolean> {
  const finished = await finishReplacing(folder)
  if (finished === null) return false
  const version = knowledgeVersion.safeParse(finished.note)
  if (version.success) await versions.keep(version.data, finished.replacements)
  await finished.settle()
  return true
}
