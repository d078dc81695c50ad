import { buildEngines, type Learned, learnedBefore } from './build-engines.ts'
import { dayIn } from './calendar-day.ts'
import { type Checked, loadChecked, nameOfFiles, saveChecked } from './checked-cache.ts'
import type { KnowledgeContent } from './content.ts'
import { engineFingerprint, readerFingerprint } from './engine-fingerprint.ts'
import type { FileChange } from './file-change.ts'
import type { Problem } from './knowledge.ts'
import { loadLearned, saveLearned } from './learned-cache.ts'
import { lintKnowledge } from './lint/lint-knowledge.ts'
import { type FolderRead, readFolder } from './read-folder.ts'
import { type ReadResult, readWhole } from './read-knowledge.ts'

/** Plain data: it is sent to another thread. */
export interface PrepareRequest {
  readonly dir: string
  /** Where to keep what was learned between starts. */
  readonly cacheDir: string | null
  /** Milliseconds since 1970; decides which entries have expired. */
  readonly now: number
  /** What the knowledge in use learned, so that an unchanged language need not be learned again. */
  readonly former: Learned
  /** Only check what the folder would be with these changes; nothing is learned. */
  readonly changes?: readonly FileChange[]
}

export interface Prepared {
  readonly content: KnowledgeContent
  readonly problems: readonly Problem[]
  /** The day that was taken for today in the shop's time zone. */
  readonly today: string
  /** Empty when nothing is to be published: `problems` holds an error, or a change was only checked. */
  readonly learned: Learned
}

/** `signal` ends the work early; the promise then rejects. */
export type Prepare = (request: PrepareRequest, signal?: AbortSignal) => Promise<Prepared>

/** The slow part of a publish: read, check, learn. Seconds of pure computing, so the server runs it off its main thread. */
export const prepareKnowledge: Prepare = async request => (await prepareWithin(request, true)) as Prepared

/** The same where nothing has to be learned: the quick part alone; null when there is something to learn. */
export const prepareWithoutLearning = (request: PrepareRequest): Promise<Prepared | null> =>
  prepareWithin(request, false)

async function prepareWithin(
  { dir, cacheDir, now, former, changes }: PrepareRequest,
  mayLearn: boolean,
): Promise<Prepared | null> {
  const read = await readFolder(dir)
  const { content, problems, today } =
    cacheDir === null || changes ? check(readWhole(read, changes), now) : await checkOnce(read, cacheDir, now)
  const isFaulty = problems.some(problem => problem.severity === 'error')
  if (isFaulty || changes) return { content, problems, today, learned: {} }

  const engine = engineFingerprint()
  const stored = cacheDir === null ? {} : await loadLearned(cacheDir, engine)
  const known = { ...stored, ...former }
  const fitting = learnedBefore(content, today, known)
  if (fitting !== null) return { content, problems, today, learned: fitting }
  if (!mayLearn) return null

  const { learned } = buildEngines(content, today, known)
  if (cacheDir !== null) await saveLearned(cacheDir, engine, learned)
  return { content, problems, today, learned }
}

function check({ content, problems }: ReadResult, now: number): Checked {
  const today = dayIn(content.hours.timezone, new Date(now))
  return { content, today, problems: [...problems, ...lintKnowledge(content, today)] }
}

/** A start mostly finds the files as the last one left them: on the same day they still say the same. */
async function checkOnce(read: FolderRead, cacheDir: string, now: number): Promise<Checked> {
  const of = nameOfFiles(read.files, readerFingerprint())
  const known = read.problems.length > 0 ? null : await loadChecked(cacheDir, of)
  if (known !== null && known.today === dayIn(known.content.hours.timezone, new Date(now))) return known
  const checked = check(readWhole(read), now)
  if (!checked.problems.some(problem => problem.severity === 'error')) await saveChecked(cacheDir, of, checked)
  return checked
}
