import type { KnowledgePublisher, Verified } from '../../knowledge/publish.ts'
import { type Replaced, type Replacement, replaceFiles } from '../../knowledge/replace-files.ts'
import type { FileChange, KnowledgeVersion, Published } from '../../protocol/editor.ts'
import { countDiff, diffLines } from '../../protocol/line-diff.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError, hasCode } from '../errors.ts'
import { brokenTests } from './broken-tests.ts'
import { PublishRefusedError } from './publish-refused-error.ts'
import { readReplacements } from './read-replacements.ts'
import type { Versions } from './versions.ts'

export interface PublishNeeds {
  readonly dir: string
  readonly journalFile: string
  readonly publisher: KnowledgePublisher
  readonly versions: Versions
  readonly now: () => EpochMs
}

export interface PublishOrder {
  readonly changes: readonly FileChange[]
  readonly summary: string
  /** Name of who publishes. */
  readonly by: string
}

export interface PublishChanges {
  (order: PublishOrder): Promise<Published>
  /** Resolves once everything begun so far is published and kept among the versions, or refused. */
  settled(): Promise<void>
}

/**
 * Publishes all of a change or nothing of it. What shoppers get changes only after the folder would be without errors,
 * and every question of `tests/` that is answered rightly now still is.
 */
export function createPublishChanges(needs: PublishNeeds): PublishChanges {
  const { dir, publisher, versions } = needs
  let last: Promise<unknown> = Promise.resolve()

  async function publish({ changes, summary, by }: PublishOrder): Promise<Published> {
    const replacements = await readReplacements(dir, changes)
    if (replacements.length === 0) return { version: publisher.current().version, problems: [...publisher.problems()] }
    const verified = await publisher.verify(replacements.map(({ file, after }) => ({ file, text: after })))
    refuseFaults(verified)
    refuseBrokenTests(verified)

    const at = needs.now()
    const version: KnowledgeVersion = {
      ...{ id: await versions.nextId(at), version: verified.version, at, by, summary },
      files: replacements.map(fileOf),
    }
    let replaced = null as Replaced | null
    const result = await publisher.change(async () => {
      // Somebody may have edited a file by hand while the bot was learning.
      await readReplacements(dir, changes)
      replaced = await replaceFiles(needs, replacements, version).catch(explain)
    })
    if (!result.ok) {
      await publisher.change(async () => replaced?.undo())
      refuseFaults({ problems: result.problems })
    }
    await versions.keep(version, replacements)
    await replaced?.settle()
    return { version: publisher.current().version, problems: [...verified.problems] }
  }

  function refuseBrokenTests({ unmet }: Verified): void {
    const failedTests = brokenTests(unmet, publisher.current().bot)
    if (failedTests.length === 0) return
    const message = `${failedTests.length} of the expected answers would be lost`
    throw new PublishRefusedError({ code: 'KNOWLEDGE_TESTS_FAILED', message, failedTests })
  }

  function publishInTurn(order: PublishOrder): Promise<Published> {
    const result = last.then(() => publish(order))
    last = result.catch(() => {})
    return result
  }
  return Object.assign(publishInTurn, { settled: () => last.then(() => {}) })
}

function refuseFaults({ problems }: Pick<Verified, 'problems'>): void {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const message = `the knowledge would have ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`
  throw new PublishRefusedError({ code: 'KNOWLEDGE_REFUSED', message, problems: [...problems] })
}

function fileOf({ file, before, after }: Replacement): KnowledgeVersion['files'][number] {
  const change = before === null ? 'added' : after === null ? 'deleted' : 'changed'
  return { path: file, change, ...countDiff(diffLines(before ?? '', after ?? '')) }
}

function explain(error: unknown): never {
  if (hasCode(error, 'ENOSPC')) throw new DeskError('STORE_FULL', 'the disk is full', { cause: error })
  if (['EROFS', 'EACCES', 'EPERM'].some(code => hasCode(error, code)))
    throw new DeskError('STORE_READ_ONLY', 'the knowledge folder can not be written', { cause: error })
  throw error
}
