import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { resolveContentPath } from './content-path.ts'
import type { Problem } from './knowledge.ts'
import type { Prepare } from './prepare.ts'
import { prepareOffThread } from './prepare-off-thread.ts'
import { listContentFiles, MAX_FILE_BYTES } from './read-folder.ts'

export interface KnowledgeEditorOptions {
  readonly dir: string
  /** Where former versions of the files go, outside `dir`. */
  readonly historyDir: string
  readonly now?: () => number
  readonly prepare?: Prepare
}

export type SaveResult =
  | { readonly ok: true; readonly version: string; readonly problems: readonly Problem[] }
  | {
      readonly ok: false
      readonly code: 'NO_SUCH_FILE' | 'CHANGED_MEANWHILE' | 'FAULTY'
      readonly problems: readonly Problem[]
    }

export interface KnowledgeEditor {
  /** Names of the content files, sorted. */
  files(): Promise<string[]>
  /** The text and its version; null when there is no such content file. */
  read(file: string): Promise<{ readonly text: string; readonly version: string } | null>
  /** What the whole folder's lint would say if the file had this text. */
  check(file: string, text: string): Promise<readonly Problem[]>
  /**
   * Replaces a file in one step, or makes it, and keeps the former text. Nothing is written when the folder would have
   * an error then, or when the file's version is no longer `expected` (null for a file that is to be new).
   */
  save(file: string, text: string, expected: string | null): Promise<SaveResult>
}

const VERSIONS_KEPT = 20

export function createKnowledgeEditor(options: KnowledgeEditorOptions): KnowledgeEditor {
  const { dir, historyDir, now = Date.now, prepare = prepareOffThread } = options

  async function read(file: string) {
    const path = await resolveContentPath(dir, file)
    const text = path === null ? null : await readFile(path, 'utf8').catch(() => null)
    return text === null ? null : { text, version: versionOf(text) }
  }

  async function check(file: string, text: string): Promise<readonly Problem[]> {
    if (Buffer.byteLength(text) > MAX_FILE_BYTES) {
      return [
        {
          severity: 'error',
          code: 'FILE_TOO_LARGE',
          file,
          line: 1,
          message: 'a file may have 256 KB; split it by topic',
        },
      ]
    }
    return (await prepare({ dir, cacheDir: null, now: now(), former: {}, change: { file, text } })).problems
  }

  async function save(file: string, text: string, expected: string | null): Promise<SaveResult> {
    const path = await resolveContentPath(dir, file)
    if (path === null) return { ok: false, code: 'NO_SUCH_FILE', problems: [] }
    const problems = await check(file, text)
    if (problems.some(problem => problem.severity === 'error')) return { ok: false, code: 'FAULTY', problems }
    const former = await read(file)
    if ((former?.version ?? null) !== expected) return { ok: false, code: 'CHANGED_MEANWHILE', problems }
    if (former !== null) await keep(file, former.text)
    await replace(path, text)
    return { ok: true, version: versionOf(text), problems }
  }

  async function keep(file: string, text: string): Promise<void> {
    const folder = join(historyDir, file.replaceAll('/', '__'))
    await mkdir(folder, { recursive: true })
    const stamp = new Date(now()).toISOString().replace(/[:.]/g, '-')
    await writeFile(join(folder, `${stamp}-${versionOf(text)}`), text)
    const kept = (await readdir(folder)).sort()
    for (const old of kept.slice(0, -VERSIONS_KEPT)) await rm(join(folder, old))
  }

  // One save after another, so that two editors can not both find the version they expect.
  let last: Promise<unknown> = Promise.resolve()
  return {
    files: () => listContentFiles(dir),
    read,
    check,
    save(file, text, expected) {
      const result = last.then(() => save(file, text, expected))
      last = result.catch(() => {})
      return result
    },
  }
}

/** Hidden drafts are not content, so that a reader sees the old text or the new one, never a part. */
async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const draft = join(dirname(path), `.${basename(path)}.draft`)
  const handle = await open(draft, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, path)
}

function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
