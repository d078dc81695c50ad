import { revisionOf } from '../../knowledge/file-change.ts'
import type { FileChange, KnowledgeVersion, Published } from '../../protocol/editor.ts'
import { DeskError } from '../errors.ts'
import { nameRollBack } from './name-roll-back.ts'
import type { PublishChanges } from './publish-changes.ts'
import { PublishRefusedError } from './publish-refused-error.ts'
import { readText } from './read-replacements.ts'
import { type ChangeSince, undoChange } from './undo-change.ts'
import type { Versions } from './versions.ts'
import { type LaterChange, whoChangedSince } from './who-changed-since.ts'

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
 * Takes back what one publish changed and nothing else, in a publish of its own that is checked like any other. What
 * came later stays, also in the same file.
 *
 * @throws DeskError NOT_FOUND when the version is not kept.
 * @throws PublishRefusedError KNOWLEDGE_ROLLBACK_CLASH naming the files that were changed at the same places since, and
 *   the publishes that did so; and whatever stops a publish.
 */
export function createRollBack({ dir, versions, publish }: Needs) {
  return async function rollBack({ id, by, why }: RollBackWish): Promise<Published> {
    await publish.settled()
    const kept = await versions.list()
    const at = kept.findIndex(version => version.id === id)
    const target = kept[at]
    const texts = await versions.texts(id)
    if (target === undefined || texts === null) throw new DeskError('NOT_FOUND', `version ${id} is not kept`)

    const changes: FileChange[] = []
    const clashes = new Map<string, ChangeSince>()
    for (const { file, before, after } of texts) {
      const now = await readText(dir, file)
      const undone = undoChange({ before, after, now })
      if (undone === null) clashes.set(file, { before, after, now })
      else changes.push({ path: file, text: undone.text, revision: now === null ? null : revisionOf(now) })
    }
    if (clashes.size > 0) throw await refusal(clashes, kept.slice(0, at))
    return publish({ changes, by, summary: nameRollBack(target.summary, why) })
  }

  /** @param later newest first. */
  async function refusal(clashes: ReadonlyMap<string, ChangeSince>, later: readonly KnowledgeVersion[]) {
    const touching = later.filter(({ files }) => files.some(({ path }) => clashes.has(path)))
    const since = await Promise.all(
      touching.map(async version => ({ version, texts: await versions.texts(version.id) })),
    )
    const inTheWay = new Set<KnowledgeVersion>()
    for (const [path, change] of clashes) {
      const ofFile: LaterChange[] = since.flatMap(({ version, texts }) =>
        (texts ?? []).flatMap(({ file, before, after }) => (file === path ? [{ version, before, after }] : [])),
      )
      for (const version of whoChangedSince(change, ofFile.reverse())) inTheWay.add(version)
    }
    const conflicts = [...clashes.keys()]
    return new PublishRefusedError({
      ...{ code: 'KNOWLEDGE_ROLLBACK_CLASH', conflicts },
      message: `changed at the same places since: ${conflicts.join(', ')}`,
      later: touching.flatMap(each =>
        inTheWay.has(each) ? [{ id: each.id, by: each.by, at: each.at, summary: each.summary }] : [],
      ),
    })
  }
}
