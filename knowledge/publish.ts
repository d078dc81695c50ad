import { newDialog } from '../bot/decision.ts'
import { isPatched, type Learned, openEngines } from './build-engines.ts'
import { openBot, openKnowledge } from './build-knowledge.ts'
import { dayIn } from './calendar-day.ts'
import type { FileChange } from './file-change.ts'
import type { Knowledge, Problem } from './knowledge.ts'
import { KnowledgeFaultError } from './knowledge-fault-error.ts'
import { learnInProcess } from './learn-in-process.ts'
import { error } from './lint/rule.ts'
import { say } from './lint/sentences.ts'
import { findLostAnswers } from './lost-answers.ts'
import { createPreparer, type Prepare, type Prepared, type PrepareRequest, type UnmetInFolder } from './prepare.ts'
import { createPrepareThread } from './prepare-off-thread.ts'
import { nextTurn } from './take-turns.ts'
import { fingerprint, POLL_MS, watchFolder } from './watch-folder.ts'

export interface KnowledgePublisherOptions {
  /** The knowledge folder. */
  readonly dir: string
  /** Where to keep what was learned, so that the next start is fast; no cache when left out. */
  readonly cacheDir?: string
  /** Before a first load that has to learn, which takes seconds. */
  onLearning?(): void
  /** After a change was published; not for the first load. `problems` holds its warnings. */
  onPublished?(knowledge: Knowledge, problems: readonly Problem[]): void
  /** After a change was refused: the former knowledge stays in use. */
  onRefused?(problems: readonly Problem[]): void
  /**
   * What was learned behind a publish would lose answers that tests/ expects: the knowledge before is in use again, after
   * onPublished was told so. The folder still says what leads to it.
   *
   * @param version of what the folder says.
   */
  onLost?(version: string, lost: readonly Problem[]): void
  /** Follow changes on disk; default true. */
  readonly watch?: boolean
  readonly debounceMs?: number
  readonly pollMs?: number
  readonly now?: () => number
  /** Other processes that replace several files of the folder as one. */
  readonly others?: OtherWriters
  /** Reads, checks and learns; by default in a thread of its own. */
  readonly prepare?: Prepare
}

export interface OtherWriters {
  /** Whether one of them is at it in this moment. */
  isUnderWay(): Promise<boolean>
  /** Resolves once none of them is. */
  ended(): Promise<void>
}

export type PublishResult =
  /** `changed` is false when the folder says what it said before. */
  | {
      readonly ok: true
      readonly knowledge: Knowledge
      readonly changed: boolean
      readonly problems: readonly Problem[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface Verified {
  /** What a publish would make of it. */
  readonly version: string
  readonly problems: readonly Problem[]
  /** Empty when `problems` holds an error: nothing was asked then. */
  readonly unmet: readonly UnmetInFolder[]
}

export interface KnowledgePublisher {
  current(): Knowledge
  /** When what is in use was published, or loaded at the start. */
  publishedAt(): number
  /** Faults of the last attempt: warnings of what is in use, or the reasons why the folder's state is not. */
  problems(): readonly Problem[]
  /** Reads the folder as it is now and publishes it, or says why not. Rejects only when a callback throws. */
  reload(): Promise<PublishResult>
  /** Catches up with what other processes have published, never with halves of it. */
  follow(): Promise<void>
  /**
   * Finds out what would come of the folder with these changes; nothing is published. Checking and learning are not done
   * again when these very changes are published next. Rejects when they can not be done.
   */
  verify(changes: readonly FileChange[]): Promise<Verified>
  /**
   * Lets `write` change files of the folder while nothing reads it, then reads it as {@link reload} does: what several
   * files say together is never seen in halves. Rejects with what `write` throws.
   */
  change(write: () => Promise<void>): Promise<PublishResult>
  stop(): void
}

/** The first question of a language is slow: tables are unpacked, code is compiled. So it is not a shopper's. */
function rehearseAnswers({ bot, entries }: Knowledge): void {
  for (const language of ['zh', 'en'] as const) {
    const entry = entries.find(each => each.language === language)
    if (entry !== undefined) bot.decide({ text: entry.question, language }, newDialog())
  }
}

interface InUse {
  readonly knowledge: Knowledge
  readonly learned: Learned
  readonly today: string
}

/** What the change would lose. An entry that has expired is no change: it goes, whatever expects it. */
async function lostAnswers(
  before: InUse,
  { isOfSameFiles, unmet }: Prepared,
  isThorough: boolean,
): Promise<readonly Problem[]> {
  return isOfSameFiles && !isThorough ? [] : findLostAnswers(unmet, before.knowledge.bot)
}

/**
 * Nobody waits for answers yet: where everything is learned already, a thread would only cost time and memory. What has
 * to be learned is learned by a process of its own, so that the server does not stay as large as learning makes it.
 */
function prepareAtStart(otherwise: Prepare, onLearning: () => void): Prepare {
  return async (request, signal) => {
    const { prepareWithoutLearning, settled } = createPreparer()
    const prepared = await prepareWithoutLearning(request)
    void settled()
    if (prepared !== null) return prepared
    onLearning()
    if (request.cacheDir === null) return otherwise(request, signal)
    await learnInProcess(request.dir, request.cacheDir, signal)
    return (await prepareWithoutLearning(request)) ?? otherwise(request, signal)
  }
}

/**
 * Loads the knowledge folder and keeps up with it. A change is published whole or not at all: the bot answers from the
 * former knowledge until the new one is read, checked and learned.
 *
 * @throws KnowledgeFaultError naming every fault, when the first load finds an error.
 */
export async function createKnowledgePublisher(options: KnowledgePublisherOptions): Promise<KnowledgePublisher> {
  const { dir, cacheDir = null, onPublished, onRefused, now = Date.now } = options
  const thread = createPrepareThread()
  let prepare = options.prepare ?? prepareAtStart(thread.prepare, () => options.onLearning?.())
  const ending = new AbortController()
  let last: InUse | null = null
  /** The newest that was in use and not only patched. */
  let sound: InUse | null = null
  /** What the folder said when it turned out to lose answers; it is not published again as long as it says the same. */
  let refused: { readonly version: string; readonly problems: readonly Problem[] } | null = null
  let publishedAt = now()
  let lastProblems: readonly Problem[] = []
  let isLearning = false

  const isWatching = options.watch ?? true
  const watcher = isWatching ? await watchFolder({ ...options, onChange: () => void follow() }) : null

  function requestNow(): PrepareRequest {
    const inUse = last === null ? {} : { inUse: { version: last.knowledge.version, today: last.today } }
    return { dir, cacheDir, now: now(), former: last?.learned ?? {}, ...inUse }
  }

  /** @param isStill whether what was read has not changed meanwhile; else it is not used. */
  async function publish(isThorough = false, isStill = async () => true): Promise<PublishResult> {
    let prepared: Prepared
    let knowledge: Knowledge
    try {
      prepared = await prepare({ ...requestNow(), isThorough }, ending.signal)
      if (last !== null && !(await isStill()))
        return { ok: true, knowledge: last.knowledge, changed: false, problems: lastProblems }
      lastProblems = prepared.problems
      const { published, learned } = prepared
      if (published === null) return { ok: false, problems: lastProblems }
      if (refused?.version === prepared.version && !isThorough) {
        lastProblems = refused.problems
        return { ok: false, problems: lastProblems }
      }
      const engines = openEngines(published, learned)
      await nextTurn()
      const bot = openBot(published, engines)
      await nextTurn()
      knowledge = openKnowledge(published, bot)
      await nextTurn()
      if (last !== null) lastProblems = [...(await lostAnswers(last, prepared, isThorough)), ...prepared.problems]
      if (lastProblems.some(problem => problem.severity === 'error')) return { ok: false, problems: lastProblems }
    } catch (fault) {
      const said = say('BUILD_FAILED', { reason: String((fault as Error)?.message ?? fault) })
      lastProblems = [error('BUILD_FAILED', { file: '.', line: 1 }, said)]
      return { ok: false, problems: lastProblems }
    }
    const changed = knowledge.version !== last?.knowledge.version
    if (changed) publishedAt = now()
    if (!ending.signal.aborted) last = { knowledge, today: prepared.today, learned: prepared.learned }
    if (sound === null || !isPatched(prepared.learned)) sound = last
    refused = null
    if (isPatched(prepared.learned)) void learnLater().catch(() => {})
    return { ok: true, knowledge, changed, problems: lastProblems }
  }

  /** Learns what was only patched, beside everything else, until what is in use is learned in earnest. */
  async function learnLater(): Promise<void> {
    if (isLearning) return
    isLearning = true
    await nextTurn()
    while (last !== null && isPatched(last.learned) && !ending.signal.aborted) {
      const { version } = last.knowledge
      if (cacheDir !== null && options.prepare === undefined) await thread.learnAside(dir, cacheDir)
      if (ending.signal.aborted || version !== last.knowledge.version) continue
      const run = running.then(() => publish(true))
      running = run
      const result = await run.then(tell)
      if (result.ok || version !== last.knowledge.version) continue
      const lost = result.problems.filter(({ code, severity }) => code === 'REGRESSION' && severity === 'error')
      if (lost.length > 0) fallBack(version, result.problems, lost)
      break
    }
    isLearning = false
  }

  /** Shoppers get what they got before it was only patched. */
  function fallBack(version: string, problems: readonly Problem[], lost: readonly Problem[]): void {
    if (sound === null || ending.signal.aborted) return
    refused = { version, problems }
    if (last?.knowledge.version !== sound.knowledge.version) {
      last = sound
      publishedAt = now()
      onPublished?.(sound.knowledge, problems)
    }
    options.onLost?.(version, lost)
  }

  // One at a time; who asks during a run gets the result of a run that began afterwards.
  let running: Promise<unknown> = Promise.resolve()
  let queued: Promise<PublishResult> | null = null
  function reload(): Promise<PublishResult> {
    if (queued !== null) return queued
    const run = running.then(() => {
      queued = null
      return publish()
    })
    running = run
    queued = run.then(tell)
    return queued
  }

  let following: Promise<void> | null = null
  let isToFollowAgain = false
  function follow(): Promise<void> {
    const { others } = options
    if (others === undefined) return reload().then(() => {})
    isToFollowAgain = true
    following ??= catchUp(others).finally(() => {
      following = null
    })
    return following
  }

  async function catchUp(others: OtherWriters): Promise<void> {
    while (isToFollowAgain && !ending.signal.aborted) {
      isToFollowAgain = false
      // Not in the line of publishes: what is waited for may be one of them.
      await others.ended()
      const run = running.then(async () => {
        const before = await fingerprint(dir)
        return publish(false, async () => {
          const isWhole = !(await others.isUnderWay()) && (await fingerprint(dir)) === before
          isToFollowAgain ||= !isWhole
          return isWhole
        })
      })
      running = run
      tell(await run)
    }
  }

  function verify(changes: readonly FileChange[]): Promise<Verified> {
    const run = running.then(() => prepare({ ...requestNow(), changes }, ending.signal))
    running = run.catch(() => {})
    return run.then(({ version, problems, unmet }) => ({ version, problems, unmet }))
  }

  function change(write: () => Promise<void>): Promise<PublishResult> {
    const written = running.then(write)
    running = written.catch(() => {})
    return written.then(reload)
  }

  function tell(result: PublishResult): PublishResult {
    if (ending.signal.aborted) return result
    if (!result.ok) onRefused?.(result.problems)
    else if (result.changed) onPublished?.(result.knowledge, result.problems)
    return result
  }

  let midnight: NodeJS.Timeout | undefined
  const stop = () => {
    ending.abort()
    clearInterval(midnight)
    watcher?.stop()
    thread.stop()
  }
  const firstRun = publish()
  running = firstRun
  const first = await firstRun
  prepare = options.prepare ?? thread.prepare
  if (!first.ok) {
    stop()
    throw new KnowledgeFaultError(first.problems)
  }

  rehearseAnswers(first.knowledge)

  // Entries expire at midnight, without any change on disk.
  const today = () => dayIn(last!.knowledge.hours.timezone, new Date(now()))
  let day = today()
  const look = () => {
    if (day === today()) return
    day = today()
    void reload()
  }
  if (isWatching) midnight = setInterval(look, options.pollMs ?? POLL_MS).unref()

  return {
    current: () => last!.knowledge,
    publishedAt: () => publishedAt,
    problems: () => lastProblems,
    reload,
    follow,
    verify,
    change,
    stop,
  }
}
