import { createAskAgain } from './ask-again.ts'
import type { Unmet } from './ask-expectations.ts'
import {
  buildEngines,
  type Learned,
  learnedBefore,
  learnedNearly,
  nameOfLearned,
  withoutPatches,
} from './build-engines.ts'
import { dayIn } from './calendar-day.ts'
import { type Checked, loadChecked, nameOfFiles, saveChecked } from './checked-cache.ts'
import type { KnowledgeContent } from './content.ts'
import { contentVersion } from './content-version.ts'
import { engineFingerprint, readerFingerprint } from './engine-fingerprint.ts'
import { type FileChange, withChanges } from './file-change.ts'
import type { Problem } from './knowledge.ts'
import { loadLearned, saveLearned } from './learned-cache.ts'
import { lintKnowledge } from './lint/lint-knowledge.ts'
import { createContentPublisher, type PublishContent, type PublishedContent } from './publish-content.ts'
import type { Expectation } from './read-expectations.ts'
import { type FolderRead, type KnownTexts, readFolder, type SourceFile } from './read-folder.ts'
import { noKnownFiles, type ReadResult, readSources, readWhole } from './read-knowledge.ts'

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
  /**
   * A trial: what would come of the folder with these changes is found out, and kept for the publish that follows if it
   * follows. Files are taken to have these texts, whatever they have on disk.
   */
  readonly changes?: readonly FileChange[]
}

/** Plain data, too. */
export interface Prepared {
  readonly problems: readonly Problem[]
  /** The day that was taken for today in the shop's time zone. */
  readonly today: string
  /** Null when nothing is to be published: `problems` holds an error. */
  readonly published: PublishedContent | null
  /** Of what would be published, or would be if there were no error. */
  readonly version: string
  /**
   * What `tests/` expects and the bot would not answer. Nothing was asked, and it is empty, when there is an error, or
   * nothing in use that could be lost.
   */
  readonly unmet: readonly UnmetInFolder[]
  /** The files say what they said for what is in use; at most the day has changed. */
  readonly isOfSameFiles: boolean
  readonly learned: Learned
}

export interface UnmetInFolder extends Unmet {
  /** Only the changes of a trial expect it, not the folder as it is. */
  readonly isNew: boolean
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

/** What would come of a change, found out before the change is made. */
interface Trial {
  readonly of: string
  readonly content: KnowledgeContent
  readonly prepared: Prepared
}

/** Prepares again and again: what has not changed since the last time is not read again. */
export function createPreparer(): Preparer {
  const texts: KnownTexts = new Map()
  const files = noKnownFiles()
  const publish: PublishContent = createContentPublisher()
  const askAgain = createAskAgain()
  let trial: Trial | null = null
  let keeping: Promise<unknown> = Promise.resolve()
  let keepChecked: (() => Promise<void>) | null = null

  async function prepareWithin(request: PrepareRequest, mayLearn: boolean): Promise<Prepared | null> {
    const { dir, now, inUse, isThorough = false, changes = [] } = request
    const read = await readFolder(dir, texts)
    const sources = withChanges(read.files, changes)
    const of = `${nameOfFiles(sources, '')}\n${nameOfLearned(request.former)}`
    const isTried = trial?.of === of && trial.prepared.today === dayOf(trial.content, now) && read.problems.length === 0
    if (trial !== null && isTried && !isThorough) {
      const { prepared, content } = trial
      return {
        ...prepared,
        isOfSameFiles: isInUse(content, prepared, inUse),
        unmet: withNews(prepared.unmet, read, changes),
      }
    }

    const { content, problems, today } = await checkOnce(read, sources, request)
    const named = { today, version: contentVersion(content, today) }
    const rest = { ...named, problems, isOfSameFiles: isInUse(content, named, inUse) }
    if (problems.some(({ severity }) => severity === 'error'))
      return { ...rest, published: null, unmet: [], learned: {} }
    const published = publish(content, today)
    const learned = await learnedOf(published, request, mayLearn)
    if (learned === null) return null
    const isAsked = request.changes !== undefined || (inUse !== undefined && (isThorough || !rest.isOfSameFiles))
    const unmet = isAsked ? askAgain(content.expectations, published, learned) : []
    const prepared = { ...rest, published, learned, unmet: withNews(unmet, read, changes) }
    if (request.changes !== undefined) trial = { of, content, prepared }
    return prepared
  }

  async function learnedOf(
    published: PublishedContent,
    { cacheDir, former: all, isThorough = false }: PrepareRequest,
    mayLearn: boolean,
  ): Promise<Learned | null> {
    const former = isThorough ? withoutPatches(all) : all
    const quick = isThorough ? learnedBefore(published, former) : learnedNearly(published, former)
    if (quick !== null) return quick
    const engine = engineFingerprint()
    const stored = cacheDir === null ? {} : await loadLearned(cacheDir, engine)
    const known = learnedBefore(published, { ...former, ...stored })
    if (known !== null || !mayLearn) return known
    const near = isThorough ? null : learnedNearly(published, stored)
    if (near !== null) return near
    const { learned } = buildEngines(published, [former, stored])
    if (cacheDir !== null) keeping = keeping.then(() => saveLearned(cacheDir, engine, learned))
    return learned
  }

  /** A start mostly finds the files as the last one left them: on the same day they still say the same. */
  async function checkOnce(
    read: FolderRead,
    sources: readonly SourceFile[],
    { cacheDir, now, changes }: PrepareRequest,
  ): Promise<Checked> {
    if (cacheDir === null || changes !== undefined) return check(readWhole(read, changes, files), now)
    const of = nameOfFiles(sources, readerFingerprint())
    const isFirst = files.size === 0
    const known = read.problems.length > 0 || !isFirst ? null : await loadChecked(cacheDir, of)
    if (known !== null && known.today === dayOf(known.content, now)) return known
    const checked = check(readWhole(read, [], files), now)
    if (!checked.problems.some(({ severity }) => severity === 'error'))
      keepChecked = () => saveChecked(cacheDir, of, checked)
    return checked
  }

  return {
    prepare: async request => (await prepareWithin(request, true)) as Prepared,
    prepareWithoutLearning: request => prepareWithin(request, false),
    async settled() {
      const keep = keepChecked
      keepChecked = null
      if (keep !== null) keeping = keeping.then(keep)
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
  const today = dayOf(content, now)
  return { content, today, problems: [...problems, ...lintKnowledge(content, today)] }
}

const dayOf = ({ hours }: KnowledgeContent, now: number): string => dayIn(hours.timezone, new Date(now))

/** Whether the files say what they said for what is in use; at most the day has changed. */
function isInUse(
  content: KnowledgeContent,
  { version, today }: Pick<Prepared, 'version' | 'today'>,
  inUse: PrepareRequest['inUse'],
): boolean {
  if (inUse === undefined) return false
  return (inUse.today === today ? version : contentVersion(content, inUse.today)) === inUse.version
}

/** Tells apart what the folder expects as it is, and what only the changes do. */
function withNews(unmet: readonly Unmet[], { files }: FolderRead, changes: readonly FileChange[]): UnmetInFolder[] {
  if (unmet.length === 0 || changes.length === 0) return unmet.map(each => ({ ...each, isNew: false }))
  const tests = readSources(files.filter(({ file }) => file.startsWith('tests/')))
  const before = new Set(tests.content.expectations.map(nameOfExpectation))
  return unmet.map(each => ({ ...each, isNew: !before.has(nameOfExpectation(each)) }))
}

const nameOfExpectation = ({ ask, expect }: Expectation): string => `${expect}\n${ask}`
