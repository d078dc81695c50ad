import { join } from 'node:path'
import { dayIn } from '../../knowledge/calendar-day.ts'
import { type FileChange as Edit, revisionOf } from '../../knowledge/file-change.ts'
import type { Problem as KnownProblem } from '../../knowledge/knowledge.ts'
import type { KnowledgePublisher } from '../../knowledge/publish.ts'
import { countEqual } from '../../knowledge/replay-questions.ts'
import type { TableFormat } from '../../knowledge/table/table-desk.ts'
import { tryQuestion } from '../../knowledge/try-question.ts'
import type { Checked, Workbench } from '../../knowledge/workbench.ts'
import type {
  FileChange,
  FileText,
  ImportReport,
  KnowledgeOverview,
  KnowledgeVersion,
  MissedGroup,
  Published,
  Replayed,
  Tried,
} from '../../protocol/editor.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { ConversationStore } from '../store/conversation-store.ts'
import { maskNumbers } from './mask-numbers.ts'
import { createMissedQuestions } from './missed-questions.ts'
import { createPublishChanges, type PublishOrder } from './publish-changes.ts'
import { readQuestions } from './read-questions.ts'
import { readText, requireContentPaths } from './read-replacements.ts'
import { createRollBack } from './roll-back.ts'
import { createTakeBack } from './take-back.ts'
import type { Versions } from './versions.ts'

export interface ContentNeeds {
  /** The knowledge folder. */
  readonly dir: string
  readonly journalFile: string
  readonly publisher: KnowledgePublisher
  readonly workbench: Workbench
  readonly versions: Versions
  readonly conversations: Pick<ConversationStore, 'questions' | 'dismissMissed' | 'dismissedMissed'>
  readonly now: () => EpochMs
}

/** What the content staff can do. */
export interface Content {
  overview(): Promise<KnowledgeOverview>
  /** @throws DeskError NOT_FOUND */
  file(path: string): Promise<FileText>
  check(changes: readonly FileChange[]): Promise<Checked>
  try(changes: readonly FileChange[], question: string): Promise<Tried>
  publish(order: PublishOrder): Promise<Published>
  versions(most?: number): Promise<KnowledgeVersion[]>
  rollBack(wish: { readonly id: string; readonly by: string }): Promise<Published>
  /** What lost expected answers once it was learned; `null` when it is not the newest publish of somebody. */
  takeBack(version: string, lost: readonly KnownProblem[]): Promise<Published | null>
  missed(): Promise<MissedGroup[]>
  dismiss(key: string, by: string): Promise<void>
  replay(changes: readonly FileChange[], sinceHours: number): Promise<Replayed>
  exportTable(format: TableFormat): Promise<{ readonly bytes: Uint8Array; readonly name: string }>
  importTable(bytes: Uint8Array): Promise<ImportReport>
}

const MOST_REPLAYED = 20_000
const HOUR_MS = 3_600_000

/** Builds each action of the content staff; only `publish` and `rollBack` change what shoppers get. */
export function createContent(needs: ContentNeeds): Content {
  const { dir, publisher, workbench, versions, conversations, now } = needs
  const publish = createPublishChanges(needs)
  const rollBack = createRollBack({ dir, versions, publish })
  const { missed, dismiss } = createMissedQuestions({ conversations, knowledge: publisher.current, now })

  async function editsOf(changes: readonly FileChange[]): Promise<Edit[]> {
    await requireContentPaths(dir, changes)
    return changes.map(({ path, text }) => ({ file: path, text }))
  }

  return {
    async overview() {
      const { files, problems, facts } = await workbench.look()
      const { version } = publisher.current()
      const refusals = publisher.problems().filter(isFoundByPublishing)
      const publishedAt = publisher.publishedAt()
      return { version, publishedAt, files: [...files], problems: [...refusals, ...problems], facts: [...facts] }
    },
    async file(path) {
      const text = await readText(dir, path)
      if (text === null) throw new DeskError('NOT_FOUND', 'there is no such content file')
      return { path, text, revision: revisionOf(text) }
    },
    check: async changes => workbench.check(await editsOf(changes)),
    async try(changes, question) {
      const edits = await editsOf(changes)
      const tried = edits.length === 0 ? tryQuestion(publisher.current(), question) : workbench.try(edits, question)
      return (await tried) as Tried
    },
    publish,
    versions: versions.list,
    rollBack,
    takeBack: createTakeBack({ versions, publish, rollBack }),
    missed,
    dismiss,
    async replay(changes, sinceHours) {
      const edits = await editsOf(changes)
      const questions = await readQuestions(conversations, now() - sinceHours * HOUR_MS, MOST_REPLAYED)
      const replayed = await workbench.replay(edits, countEqual(questions.map(({ text }) => text)))
      return { ...replayed, samples: replayed.samples.map(each => ({ ...each, text: maskNumbers(each.text) })) }
    },
    async exportTable(format) {
      const day = dayIn(publisher.current().hours.timezone, new Date(now()))
      return { bytes: await workbench.exportTable(format), name: `faq-${day}.${format}` }
    },
    async importTable(bytes) {
      const { changes, accepted, refused } = await workbench.importTable(bytes)
      const renamed = changes.map(({ file, text, revision }) => ({ path: file, text, revision }))
      return { changes: renamed, accepted, refused: [...refused] }
    },
  }
}

/** Why the folder's state is not in use, where looking at the files does not tell. */
const isFoundByPublishing = ({ severity, code }: KnownProblem): boolean =>
  severity === 'error' && (code === 'REGRESSION' || code === 'BUILD_FAILED')

/** Where a publish notes what it is about to do, and where its versions are kept. */
export function contentPlaces(dataDir: string) {
  const versionsDir = join(dataDir, 'knowledge-versions')
  return { versionsDir, journalFile: join(versionsDir, 'under-way.json') }
}
