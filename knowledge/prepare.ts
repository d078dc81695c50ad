import { buildEngines, type Learned, learnedBefore, learnedNearly, withoutPatches } from './build-engines.ts'
import { dayIn } from './calendar-day.ts'
import { type Checked, loadChecked, nameOfFiles, saveChecked } from './checked-cache.ts'
import { contentVersion } from './content-version.ts'
import { engineFingerprint, readerFingerprint } from './engine-fingerprint.ts'
import type { Problem } from './knowledge.ts'
import { loadLearned, saveLearned } from './learned-cache.ts'
import { lintKnowledge } from './lint/lint-knowledge.ts'
import { createContentPublisher, type PublishContent, type PublishedContent } from './publish-content.ts'
import type { Expectation } from './read-expectations.ts'
import { type FolderRead, readFolder } from './read-folder.ts'
import { noKnownFiles, type ReadResult, readWhole } from './read-knowledge.ts'

/** Plain data: it is sent to another thread. */
export interface PrepareRequest {
  readonly dir: string
  /** Where to keep what was learned between starts. */
  readonly cacheDir: string | null
  /** Milliseconds since 1970; decides which entries have expired. */
  readonly now: number
  /** What the knowledge in use learned, so that an unchanged language need not be learned again. */
  readonly former: Learned
  /** What is in use. */
  readonly inUse?: { readonly version: string; readonly today: string }
  /** What was only patched will not do: everything is to be learned from these very questions. */
  readonly isThorough?: boolean
}

/** Plain data, too. */
export interface Prepared {
  readonly problems: readonly Problem[]
  /** The day that was taken for today in the shop's time zone. */
  readonly today: string
  /** Null when nothing is to be published: `problems` holds an error. */
  readonly published: PublishedContent | null
  readonly expectations: readonly Expectation[]
  /** The files say what they said for what is in use; at most the day has changed. */
  readonly isOfSameFiles: boolean
  readonly learned: Learned
}

/** `signal` ends the work early; the promise then rejects. */
export type Prepare = (request: PrepareRequest, signal?: AbortSignal) => Promise<Prepared>

/** The slow part of a publish: read, check, learn. */
export interface Preparer {
  /** Seconds of pure computing, so the server runs it off its main thread. */
  prepare(request: PrepareRequest): Promise<Prepared>
  /** The same where nothing has to be learned: the quick part alone; null when there is something to learn. */
  prepareWithoutLearning(request: PrepareRequest): Promise<Prepared | null>
  /** Resolves when everything is kept that makes the next start quick. */
  settled(): Promise<void>
}

/** Prepares again and again: what has not changed since the last time is not read again. */
export function createPreparer(): Preparer {
  const files = noKnownFiles()
  const publish: PublishContent = createContentPublisher()
  let keeping: Promise<unknown> = Promise.resolve()
  const keepSoon = (work: () => Promise<void>) => {
    keeping = keeping.then(work)
  }

  async function prepareWithin(request: PrepareRequest, mayLearn: boolean): Promise<Prepared | null> {
    const { dir, cacheDir, now, inUse, isThorough } = request
    const read = await readFolder(dir)
    const { content, problems, today } = await checkOnce(read, cacheDir, now)
    const { expectations } = content
    const isOfSameFiles = inUse !== undefined && contentVersion(content, inUse.today) === inUse.version
    const rest = { problems, today, expectations, isOfSameFiles }
    if (problems.some(({ severity }) => severity === 'error')) return { ...rest, published: null, learned: {} }

    const published = publish(content, today)
    const of = (learned: Learned) => ({ ...rest, published, learned })
    const former = isThorough === true ? withoutPatches(request.former) : request.former
    const quick = isThorough === true ? learnedBefore(published, former) : learnedNearly(published, former)
    if (quick !== null) return of(quick)
    const engine = engineFingerprint()
    const stored = cacheDir === null ? {} : await loadLearned(cacheDir, engine)
    const known = learnedBefore(published, { ...former, ...stored })
    if (known !== null || !mayLearn) return known === null ? null : of(known)
    const near = isThorough === true ? null : learnedNearly(published, stored)
    if (near !== null) return of(near)
    const { learned } = buildEngines(published, [former, stored])
    if (cacheDir !== null) keepSoon(() => saveLearned(cacheDir, engine, learned))
    return of(learned)
  }

  /** A start mostly finds the files as the last one left them: on the same day they still say the same. */
  async function checkOnce(read: FolderRead, cacheDir: string | null, now: number): Promise<Checked> {
    if (cacheDir === null) return check(readWhole(read, [], files), now)
    const of = nameOfFiles(read.files, readerFingerprint())
    const isFirst = files.withEntries.size === 0
    const known = read.problems.length > 0 || !isFirst ? null : await loadChecked(cacheDir, of)
    if (known !== null && known.today === dayIn(known.content.hours.timezone, new Date(now))) return known
    const checked = check(readWhole(read, [], files), now)
    if (!checked.problems.some(({ severity }) => severity === 'error'))
      keepSoon(() => saveChecked(cacheDir, of, checked))
    return checked
  }

  return {
    prepare: async request => (await prepareWithin(request, true)) as Prepared,
    prepareWithoutLearning: request => prepareWithin(request, false),
    settled: async () => {
      await keeping
    },
  }
}

/** Prepares once, and keeps what the next start needs. */
export const prepareKnowledge: Prepare = async request => {
  const preparer = createPreparer()
  const prepared = await preparer.prepare(request)
  await preparer.settled()
  return prepared
}

function check({ content, problems }: ReadResult, now: number): Checked {
  const today = dayIn(content.hours.timezone, new Date(now))
  return { content, today, problems: [...problems, ...lintKnowledge(content, today)] }
}
