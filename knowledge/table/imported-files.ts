import type { Language } from '../../bot/entry.ts'
import type { NewEntry } from '../edit-entry.ts'
import { revisionOf } from '../file-change.ts'
import type { SourceFile } from '../read-folder.ts'
import type { ImportReport } from './table-desk.ts'

/** Below the limit of a content file, with room for what is edited later. */
export const MOST_BYTES = 180_000
/** Names, quotes and line ends of one entry in YAML, about. */
const BYTES_AROUND = 160

interface Added {
  readonly entry: NewEntry
  readonly language: Language
}

/** New entries go to the end of `faq/imported.zh.yaml`; when that is full, to `faq/imported-2.zh.yaml`, and so on. */
export function spreadOverFiles(
  added: readonly Added[],
  files: readonly SourceFile[],
  addEntries: (text: string, entries: readonly NewEntry[]) => string | null,
): ImportReport['changes'] {
  const texts = new Map(files.map(({ file, text }) => [file, text]))
  const changes: { file: string; text: string; revision: string | null }[] = []
  for (const language of ['zh', 'en'] as const) {
    const entries = added.filter(each => each.language === language).map(each => each.entry)
    for (let number = 1; entries.length > 0; number++) {
      const file = `faq/imported${number === 1 ? '' : `-${number}`}.${language}.yaml`
      const before = texts.get(file)
      const fitting = takeFitting(entries, before === undefined ? 0 : Buffer.byteLength(before))
      if (fitting.length === 0) continue
      const text = addEntries(before ?? `language: ${language}\nentries: []\n`, fitting)
      // A file of this name that holds something else is left alone.
      if (text === null) entries.unshift(...fitting)
      else changes.push({ file, text, revision: before === undefined ? null : revisionOf(before) })
    }
  }
  return changes
}

/** Takes entries from the front of the list, as many as a file of this size has room for. */
function takeFitting(entries: NewEntry[], bytesBefore: number): NewEntry[] {
  let bytes = bytesBefore
  const isFresh = bytesBefore === 0
  const count = entries.findIndex((entry, at) => {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + BYTES_AROUND
    return bytes > MOST_BYTES && !(isFresh && at === 0)
  })
  return entries.splice(0, count === -1 ? entries.length : count)
}
