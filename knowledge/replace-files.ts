import { readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { resolveContentPath } from './content-path.ts'
import { syncFolder, writeDraft, writeWhole } from './write-whole.ts'

/** One file before and after; `null` where there is none. */
const replacement = z.object({ file: z.string(), before: z.string().nullable(), after: z.string().nullable() })
export type Replacement = z.infer<typeof replacement>

const journal = z.object({ replacements: z.array(replacement), note: z.unknown() })

export interface FolderWithJournal {
  /** The knowledge folder. */
  readonly dir: string
  /** Outside of it; there only while files are being replaced. */
  readonly journalFile: string
}

/** Files that are replaced, and a journal that still says so. One of the two ends it. */
export interface Replaced {
  /** Forgets the journal: the new texts stay. */
  settle(): Promise<void>
  /** Puts the former texts back. */
  undo(): Promise<void>
}

export interface Finished extends Pick<Replaced, 'settle'> {
  readonly replacements: readonly Replacement[]
  readonly note: unknown
}

/**
 * Replaces several files as one. First every new text is on disk beside its place, then the journal, then the names are
 * changed: after a crash at any moment `finishReplacing` finds nothing to do or everything it needs.
 *
 * @param note kept in the journal, for whoever finishes.
 * @throws when a file is no content file, or the disk refuses; nothing has changed then.
 */
export async function replaceFiles(
  folder: FolderWithJournal,
  replacements: readonly Replacement[],
  note: unknown,
): Promise<Replaced> {
  const undo = async () => {
    await put(
      folder.dir,
      replacements.map(({ file, before, after }) => ({ file, before: after, after: before })),
    )
    await rm(folder.journalFile, { force: true })
  }
  const drafts: string[] = []
  try {
    for (const { file, after } of replacements) {
      const path = await requirePath(folder.dir, file)
      if (after !== null) drafts.push(await writeDraft(path, after))
    }
    await writeWhole(folder.journalFile, JSON.stringify({ replacements, note }))
  } catch (error) {
    for (const draft of drafts) await rm(draft, { force: true })
    throw error
  }
  try {
    await put(folder.dir, replacements)
  } catch (error) {
    await undo()
    throw error
  }
  return {
    undo,
    settle: () => rm(folder.journalFile, { force: true }),
  }
}

/**
 * Completes what a crash has interrupted. A file that somebody has changed by hand since is left as it is.
 *
 * @returns the replacements and the note of the journal, which stays until it is settled; `null` when nothing was
 *   under way.
 */
export async function finishReplacing(folder: FolderWithJournal): Promise<Finished | null> {
  const text = await readFile(folder.journalFile, 'utf8').catch(() => null)
  if (text === null) return null
  const { replacements, note } = journal.parse(JSON.parse(text))
  const untouched: Replacement[] = []
  for (const each of replacements) {
    const now = await readFile(await requirePath(folder.dir, each.file), 'utf8').catch(() => null)
    if (now === each.before) untouched.push(each)
  }
  await put(folder.dir, untouched)
  return { replacements, note, settle: () => rm(folder.journalFile, { force: true }) }
}

async function put(dir: string, replacements: readonly Replacement[]): Promise<void> {
  const folders = new Set<string>()
  for (const { file, after } of replacements) {
    const path = await requirePath(dir, file)
    if (after === null) await rm(path, { force: true })
    else await rename(await writeDraft(path, after), path)
    folders.add(dirname(path))
  }
  for (const each of folders) await syncFolder(each)
}

async function requirePath(dir: string, file: string): Promise<string> {
  const path = await resolveContentPath(dir, file)
  if (path === null) throw new Error(`${file} is no content file of the knowledge folder`)
  return path
}
