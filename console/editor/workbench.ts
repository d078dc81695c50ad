import type {
  Fact,
  FileText,
  KnowledgeOverview,
  KnowledgeVersion,
  MissedGroup,
  Problem,
} from '../../protocol/editor.ts'
import type { Failure } from '../desk/desk-state.ts'
import { createObservable } from '../desk/observable.ts'
import type { KnowledgeApi } from '../http/knowledge-api.ts'
import { changesOf, type FileDrafts } from './draft/drafts.ts'

export interface WorkbenchState {
  readonly overview: KnowledgeOverview | null
  /** Why the overview could not be had. */
  readonly failure: Failure | null
  /** Published texts, as far as they have been read. */
  readonly texts: Readonly<Record<string, FileText>>
  readonly textFailures: Readonly<Record<string, Failure>>
  /** Faults with the unpublished changes. */
  readonly problems: readonly Problem[]
  /** What answers may refer to, with the unpublished changes; `null` until it is known. */
  readonly facts: readonly Fact[] | null
  readonly checking: 'idle' | 'busy' | Failure
  readonly missed: readonly MissedGroup[] | null
  readonly missedFailure: Failure | null
}

const nothingYet: WorkbenchState = {
  overview: null,
  failure: null,
  texts: {},
  textFailures: {},
  problems: [],
  facts: null,
  checking: 'idle',
  missed: null,
  missedFailure: null,
}

interface Needs {
  readonly api: KnowledgeApi
  readonly drafts: FileDrafts
  /** The session is over. */
  readonly expired: () => void
  readonly later: (ms: number, call: () => void) => () => void
}

const CHECK_AFTER_MS = 450
const READ_AT_ONCE = 4

/** The knowledge folder as this editor sees it: what is published, what is changed, what is wrong with it. */
export function createWorkbench({ api, drafts, expired, later }: Needs) {
  const state = createObservable<WorkbenchState>(nothingYet)
  const patch = (next: Partial<WorkbenchState>) => state.update(before => ({ ...before, ...next }))
  /** Of the newest publish, once it is known whether there is one. */
  let newestId: string | null | undefined
  let checks = 0
  let callOff = () => {}

  function failed(code: Failure): Failure {
    if (code === 'UNAUTHENTICATED') expired()
    return code
  }

  async function load() {
    patch({ failure: null })
    const [newest, overview] = await Promise.all([api.newestVersion(), api.overview(), loadMissed()])
    if (newest.ok) newestId = newest.data[0]?.id ?? null
    if (!overview.ok) return patch({ failure: failed(overview.code) })
    const known = new Set(overview.data.files.map(({ path, revision }) => `${path} ${revision}`))
    const texts = Object.entries(state.get().texts).filter(([path, { revision }]) => known.has(`${path} ${revision}`))
    patch({ overview: overview.data, texts: Object.fromEntries(texts), textFailures: {} })
    const { problems, facts } = overview.data
    if (drafts.all.get().length === 0) patch({ problems, facts, checking: 'idle' })
    else {
      if (state.get().facts === null) patch({ facts })
      void check()
    }
    void readAll(overview.data.files.filter(({ path }) => path.startsWith('faq/')).map(({ path }) => path))
  }

  async function loadMissed() {
    const outcome = await api.missed()
    patch(outcome.ok ? { missed: outcome.data, missedFailure: null } : { missedFailure: failed(outcome.code) })
  }

  async function read(path: string): Promise<FileText | null> {
    const known = state.get().texts[path]
    if (known) return known
    const outcome = await api.file(path)
    state.update(before =>
      outcome.ok
        ? { ...before, texts: { ...before.texts, [path]: outcome.data } }
        : { ...before, textFailures: { ...before.textFailures, [path]: failed(outcome.code) } },
    )
    return outcome.ok ? outcome.data : null
  }

  /** Titles are searched and offered as follow-ups, so all entries are wanted sooner or later. */
  async function readAll(paths: readonly string[]) {
    const left = [...paths]
    const work = async () => {
      for (let path = left.shift(); path !== undefined; path = left.shift()) await read(path)
    }
    await Promise.all(Array.from({ length: READ_AT_ONCE }, work))
  }

  async function check() {
    callOff()
    const mine = ++checks
    patch({ checking: 'busy' })
    const outcome = await api.check(changesOf(drafts.all.get()))
    if (mine !== checks) return
    if (outcome.ok) patch({ ...outcome.data, checking: 'idle' })
    else patch({ checking: failed(outcome.code) })
  }

  drafts.all.subscribe(() => {
    callOff()
    checks += 1
    patch({ checking: 'busy' })
    callOff = later(CHECK_AFTER_MS, () => void check())
  })

  const baseOf = (path: string) => {
    const drafted = drafts.of(path)
    if (drafted) return drafted.base
    const text = state.get().texts[path]
    return text ? { text: text.text, revision: text.revision } : null
  }

  return {
    state,
    drafts,
    load,
    loadMissed,
    read,
    check,
    /** The text with the unpublished changes; `null` while it is not read yet, or when it is to be deleted. */
    textOf(path: string): string | null {
      const drafted = drafts.of(path)
      return drafted ? drafted.text : (state.get().texts[path]?.text ?? null)
    },
    edit: (path: string, text: string | null) => drafts.put({ path, text, base: baseOf(path) }),
    /** Forgets what was read, since somebody has published; then reads it again. */
    async readAgain(path: string): Promise<FileText | null> {
      const { [path]: _gone, ...texts } = state.get().texts
      patch({ texts })
      return read(path)
    },
    /** After a publish or a rollback: the drafts of these files are the published texts now. */
    async published(paths: readonly string[]) {
      for (const path of paths) drafts.drop(path)
      patch({ texts: {} })
      await load()
    },
    /** What somebody has published since this or `load` asked last; not read yet. Failures are no news. */
    async hear(): Promise<KnowledgeVersion | null> {
      const newest = await api.newestVersion()
      if (!newest.ok) {
        failed(newest.code)
        return null
      }
      const [found] = newest.data
      if (newestId === undefined || found === undefined || found.id === newestId) return null
      newestId = found.id
      return found
    },
    async dismiss(key: string) {
      const outcome = await api.dismiss(key)
      if (outcome.ok) patch({ missed: (state.get().missed ?? []).filter(group => group.key !== key) })
      else failed(outcome.code)
      return outcome
    },
    stop: () => callOff(),
  }
}

export type Workbench = ReturnType<typeof createWorkbench>
