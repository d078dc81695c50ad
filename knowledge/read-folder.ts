import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Problem } from './knowledge.ts'
import type { ProblemCode } from './lint/codes.ts'
import { error } from './lint/rule.ts'
import { type Said, say } from './lint/sentences.ts'

export interface SourceFile {
  /** Relative to the folder, with "/". */
  readonly file: string
  readonly text: string
}

export interface FolderRead {
  readonly files: readonly SourceFile[]
  readonly problems: readonly Problem[]
}

/** What the files held the last time, by where they really are. Changed by each reading. */
export type KnownTexts = Map<string, { readonly stamp: string; readonly source: SourceFile }>

/**
 * A file that was changed so shortly before it was read may be changed once more without a trace: clocks of file systems
 * tick as slowly as this.
 */
const SETTLED_MS = 2_500

export const MAX_FILE_BYTES = 256 * 1024
const MAX_FILES = 1_000
const MAX_TOTAL_BYTES = 32 * 1024 * 1024
/** Folders below the root that hold content; everything else (code, notes) is left alone. */
const CONTENT_FOLDERS = ['faq', 'forms', 'tests']
const MAX_FOLDER_DEPTH = 4

/** Names of the content files of a knowledge folder, sorted, whether readable or not. An unreadable folder has none. */
export async function listContentFiles(root: string): Promise<string[]> {
  const found: string[] = []
  for (const name of await namesIn(root)) if (isContentName(name)) found.push(name)
  const walk = async (folder: string, depth: number) => {
    for (const name of await namesIn(join(root, folder))) {
      if (found.length > MAX_FILES) return
      const path = `${folder}/${name}`
      if (isContentName(name)) found.push(path)
      else if (await isLinkedFolder(join(root, path))) found.push(path)
      else if (depth < MAX_FOLDER_DEPTH && !name.startsWith('.') && (await isPlainFolder(join(root, path))))
        await walk(path, depth + 1)
    }
  }
  for (const folder of CONTENT_FOLDERS) await walk(folder, 1)
  return found.sort()
}

/** Folders that a watcher has to look at. */
export async function listContentFolders(root: string): Promise<string[]> {
  const folders = new Set([root, ...CONTENT_FOLDERS.map(folder => join(root, folder))])
  for (const file of await listContentFiles(root)) folders.add(join(root, file, '..'))
  return [...folders]
}

/**
 * Reads every content file. A file that is too large, is no UTF-8 text or leads out of the folder is refused with the
 * reason; its size is looked at before a byte is read. Never throws.
 *
 * @param known a file that has not been touched since is not read again: it is the same object.
 */
export async function readFolder(root: string, known: KnownTexts = new Map()): Promise<FolderRead> {
  const problems: Problem[] = []
  const files: SourceFile[] = []
  const refuse = (code: ProblemCode, file: string, said: Said) => problems.push(error(code, { file, line: 1 }, said))

  const realRoot = await realpath(root).catch(() => null)
  if (realRoot === null) {
    refuse('FOLDER_MISSING', '.', say('FOLDER_MISSING', { path: root }))
    return { files, problems }
  }
  const names = await listContentFiles(realRoot)
  if (names.length > MAX_FILES) refuse('TOO_MANY_FILES', '.', say('TOO_MANY_FILES', { most: MAX_FILES }))
  let total = 0
  const there = new Set<string>()
  for (const file of names.slice(0, MAX_FILES)) {
    try {
      const target = await realpath(join(realRoot, file))
      if (!target.startsWith(realRoot + sep)) {
        refuse('FILE_OUTSIDE', file, say('FILE_OUTSIDE', {}))
        continue
      }
      there.add(target)
      const found = await stat(target, { bigint: true })
      const size = Number(found.size)
      if (!found.isFile()) {
        refuse('FILE_UNREADABLE', file, say('FILE_NO_FILE', {}))
        continue
      }
      total += size
      if (size > MAX_FILE_BYTES || total > MAX_TOTAL_BYTES) {
        refuse(
          'FILE_TOO_LARGE',
          file,
          say('FILE_TOO_LARGE', { size: Math.ceil(size / 1024), most: MAX_FILE_BYTES / 1024 }),
        )
        continue
      }
      const stamp = `${file} ${found.dev} ${found.ino} ${size} ${found.mtimeNs} ${found.ctimeNs}`
      const before = known.get(target)
      if (before?.stamp === stamp) {
        files.push(before.source)
        continue
      }
      const source = { file, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(target)) }
      if (Date.now() - Number(found.ctimeMs) > SETTLED_MS) known.set(target, { stamp, source })
      files.push(source)
    } catch (fault) {
      const code = (fault as NodeJS.ErrnoException).code
      if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') refuse('FILE_NOT_UTF8', file, say('FILE_NOT_UTF8', {}))
      else refuse('FILE_UNREADABLE', file, say('FILE_UNREADABLE', { reason: code ?? 'unknown reason' }))
    }
  }
  for (const target of known.keys()) if (!there.has(target)) known.delete(target)
  return { files, problems }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort()
}

/** Hidden files are editors' leftovers. */
function isContentName(name: string): boolean {
  return !name.startsWith('.') && (/\.ya?ml$/i.test(name) || name === 'outlets.csv')
}

/** Listed, so that it is refused by name: what lies behind a link is not the folder's own. */
async function isLinkedFolder(path: string): Promise<boolean> {
  const isLink = await lstat(path).then(
    found => found.isSymbolicLink(),
    () => false,
  )
  if (!isLink) return false
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}

async function isPlainFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}
