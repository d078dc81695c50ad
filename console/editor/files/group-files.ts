import type { KnowledgeFile, Problem } from '../../../protocol/editor.ts'
import type { FileDraft } from '../draft/drafts.ts'

export interface ListedFile {
  readonly path: string
  /** The last part of the path. */
  readonly name: string
  readonly topic: string | null
  readonly entries: number
  readonly errors: number
  readonly warnings: number
  readonly state: 'published' | 'new' | 'changed' | 'deleted'
}

export interface FileGroup {
  /** `faq`, `tests`; empty for what lies in the folder itself. */
  readonly folder: string
  readonly files: readonly ListedFile[]
}

const byNumber = new Intl.Collator(undefined, { numeric: true })
const stemOf = (path: string): string => path.replace(/\..*$/, '')
/** `part.zh.yaml`, then `part-2`, then `part-10`. */
const byName = (a: string, b: string): number => byNumber.compare(stemOf(a), stemOf(b)) || byNumber.compare(a, b)

/** The files with what is not published, below their folders; answers first. */
export function groupFiles(
  files: readonly KnowledgeFile[],
  drafts: readonly FileDraft[],
  problems: readonly Problem[],
  entriesOf: (path: string) => number | null,
): FileGroup[] {
  const drafted = new Map(drafts.map(draft => [draft.path, draft]))
  const published = new Map(files.map(file => [file.path, file]))
  const paths = [...new Set([...published.keys(), ...drafted.keys()])].sort(byName)
  const groups = new Map<string, ListedFile[]>()
  for (const path of paths) {
    const slash = path.lastIndexOf('/')
    const folder = slash < 0 ? '' : path.slice(0, slash)
    const known = published.get(path)
    const own = problems.filter(({ file }) => file === path)
    const listed: ListedFile = {
      path,
      name: path.slice(slash + 1),
      topic: known?.topic ?? null,
      entries: entriesOf(path) ?? known?.entries ?? 0,
      errors: own.filter(({ severity }) => severity === 'error').length,
      warnings: own.filter(({ severity }) => severity === 'warning').length,
      state: stateOf(drafted.get(path)),
    }
    groups.set(folder, [...(groups.get(folder) ?? []), listed])
  }
  return [...groups]
    .map(([folder, listed]) => ({ folder, files: listed }))
    .sort((a, b) => rank(a.folder) - rank(b.folder) || byName(a.folder, b.folder))
}

const rank = (folder: string): number => (folder.startsWith('faq') ? 0 : folder === '' ? 2 : 1)

function stateOf(draft: FileDraft | undefined): ListedFile['state'] {
  if (!draft) return 'published'
  if (draft.text === null) return 'deleted'
  return draft.base === null ? 'new' : 'changed'
}
