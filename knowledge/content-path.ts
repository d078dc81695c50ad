import { lstat, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'

const NAME = '[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,80}'
const CONTENT_PATH = new RegExp(`^(?:(?:faq|forms|tests)/(?:${NAME}/){0,3})?${NAME}\\.ya?ml$|^outlets\\.csv$`, 'u')

/**
 * Where a content file of this name lies, or may be made.
 *
 * @returns null for every name that is not a content file inside the folder: other kinds of file, hidden ones, "..",
 *   absolute paths, and whatever a link leads to.
 */
export async function resolveContentPath(root: string, file: string): Promise<string | null> {
  if (!CONTENT_PATH.test(file)) return null
  const realRoot = await realpath(root).catch(() => null)
  if (realRoot === null) return null
  const path = join(realRoot, ...file.split('/'))
  for (let at = path; at !== realRoot; at = dirname(at)) {
    const found = await lstat(at).catch(() => null)
    if (found === null) continue
    if (at === path ? !found.isFile() : !found.isDirectory()) return null
  }
  return path.startsWith(realRoot + sep) ? path : null
}
