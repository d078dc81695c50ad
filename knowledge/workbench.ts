import type { Bot } from '../bot/decision.ts'
import {
  buildEngines,
  isPatched,
  type Learned,
  learnedBefore,
  learnedNearly,
  openEngines,
  withoutPatches,
} from './build-engines.ts'
import { openBot, openKnowledge } from './build-knowledge.ts'
import { dayIn } from './calendar-day.ts'
import { nameOfFiles } from './checked-cache.ts'
import type { KnowledgeContent } from './content.ts'
import { engineFingerprint } from './engine-fingerprint.ts'
import { type FileChange, withChanges } from './file-change.ts'
import { type FactValue, factBookOf } from './fill-facts.ts'
import type { Knowledge, Problem } from './knowledge.ts'
import { loadLearned } from './learned-cache.ts'
import { lintKnowledge } from './lint/lint-knowledge.ts'
import { findLostEntries } from './lint/lost-entries.ts'
import { type FileSummary, summarizeFiles } from './look-at-folder.ts'
import { createContentPublisher, type PublishedContent } from './publish-content.ts'
import { type KnownTexts, readFolder } from './read-folder.ts'
import { noKnownFiles, readWhole } from './read-knowledge.ts'
import { inWords, type ReplayedInWords } from './replay-in-words.ts'
import { type AskedQuestion, answersOf, type Outcome, type OutcomeOf, replayQuestions } from './replay-questions.ts'
import { createTableDesk, type ImportReport, type TableFormat } from './table/table-desk.ts'
import { type Tried, tryQuestion } from './try-question.ts'

export interface WorkbenchOptions {
  /** The knowledge folder. */
  readonly dir: string
  /** Where publishes keep what was learned. */
  readonly cacheDir: string | null
  readonly now?: () => number
}

/**
 * What content staff do with the knowledge folder before a publish. Nothing here changes the folder or what shoppers
 * get. Seconds of computing: servers use it through `createWorkbenchOffThread`.
 */
export interface Workbench {
  look(): Promise<Checked & { readonly files: readonly FileSummary[] }>
  check(changes: readonly FileChange[]): Promise<Checked>
  try(changes: readonly FileChange[], question: string): Promise<Tried>
  /** What the questions get from the folder as it is, and what with the changes. */
  replay(changes: readonly FileChange[], questions: readonly AskedQuestion[]): Promise<ReplayedInWords>
  exportTable(format: TableFormat): Promise<Uint8Array>
  importTable(bytes: Uint8Array): Promise<ImportReport>
  stop(): void
}

/** Of the folder, perhaps with changes: its faults, and what its texts may refer to. */
export interface Checked {
  readonly problems: readonly Problem[]
  readonly facts: readonly FactValue[]
}

interface Built {
  /** What it answers; remembered, since the folder as it is is asked the same with every draft. */
  readonly outcomeOf: OutcomeOf<AskedQuestion>
  readonly knowledge: Knowledge
  readonly learned: Learned
}

function remembering(bot: Bot): OutcomeOf<AskedQuestion> {
  const known = new Map<string, Outcome>()
  return ({ text }) => {
    const outcome = known.get(text) ?? answersOf(bot, text)
    if (known.size < MOST_REMEMBERED) known.set(text, outcome)
    return outcome
  }
}

const MOST_REMEMBERED = 20_000
/** The folder as it is and one draft: what a replay compares. */
const MOST_BUILT = 2

export function createWorkbench({ dir, cacheDir, now = Date.now }: WorkbenchOptions): Workbench {
  const built = new Map<string, Built>()
  const publish = createContentPublisher()
  const known = noKnownFiles()
  const texts: KnownTexts = new Map()
  const readAgain = () => readFolder(dir, texts)

  async function readOnly(changes: readonly FileChange[]) {
    const folder = await readAgain()
    const found = readWhole(folder, changes, known)
    return { folder, found, today: dayIn(found.content.hours.timezone, new Date(now())) }
  }

  async function read(changes: readonly FileChange[]) {
    const { found, today } = await readOnly(changes)
    return { content: found.content, today, problems: [...found.problems, ...lintKnowledge(found.content, today)] }
  }

  /** @param isExact learns what has changed, which takes seconds; else it may be patched in. */
  async function build(changes: readonly FileChange[], isExact: boolean): Promise<Built> {
    const { folder, found, today } = await readOnly(changes)
    const key = nameOfFiles(withChanges(folder.files, changes), today)
    const before = built.get(key)
    const isGood = before !== undefined && !(isExact && isPatched(before.learned))
    const made = isGood ? before : await learn(found.content, today, isExact)
    built.delete(key)
    built.set(key, made)
    for (const oldest of [...built.keys()].slice(0, -MOST_BUILT)) built.delete(oldest)
    return made
  }

  async function learn(content: KnowledgeContent, today: string, isExact: boolean): Promise<Built> {
    const published = publish(content, today)
    const before = await learnedBeforeNow(published, isExact)
    const learned = before.fitting ?? buildEngines(published, before.former).learned
    const knowledge = openKnowledge(published, openBot(published, openEngines(published, learned)))
    return { knowledge, outcomeOf: remembering(knowledge.bot), learned }
  }

  /** What fits of all that was learned here and for publishes; `fitting` is null when nothing does. */
  async function learnedBeforeNow(published: PublishedContent, isExact: boolean) {
    const made = [...built.values()].map(({ learned }) => learned).reverse()
    const former = isExact ? made.map(withoutPatches) : made
    const fits = isExact ? learnedBefore : learnedNearly
    for (const learned of former) {
      const fitting = fits(published, learned)
      if (fitting !== null) return { fitting, former }
    }
    const stored = cacheDir === null ? {} : await loadLearned(cacheDir, engineFingerprint())
    return { fitting: fits(published, stored), former: [...made.map(withoutPatches), stored] }
  }

  const tables = createTableDesk({ read: readAgain })
  return {
    async look() {
      const { files } = await readAgain()
      const { content, problems } = await read([])
      return { files: summarizeFiles(files, content, problems), problems, facts: factBookOf(content).all() }
    },
    async check(changes) {
      const { content, today, problems } = await read(changes)
      const changed = new Set(changes.map(({ file }) => file))
      const isChanged = new Set(content.entries.flatMap(({ id, place }) => (changed.has(place.file) ? [id] : [])))
      const lost = findLostEntries(content, today, id => isChanged.has(id))
      return { problems: [...problems, ...lost], facts: factBookOf(content).all() }
    },
    try: async (changes, question) => tryQuestion((await build(changes, false)).knowledge, question),
    async replay(changes, questions) {
      const before = await build([], true)
      const after = await build(changes, true)
      const replayed = await replayQuestions(questions, before.outcomeOf, after.outcomeOf)
      return inWords(replayed, before.knowledge, after.knowledge)
    },
    ...tables,
    stop() {},
  }
}
