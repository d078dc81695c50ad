import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, isSeq, parse, type parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { FaqEntry } from './faq-file.ts'
import { parseWithinLimits } from './yaml-guard.ts'

type Editable =
  | 'question'
  | 'variants'
  | 'answer'
  | 'category'
  | 'keywords'
  | 'valid_until'
  | 'follow_ups'
  | 'channels'
  | 'source'

/** New values of an entry's keys; an undefined one stays as it is, `null` takes the key away. */
export type EntryChange = { readonly [key in Editable]?: FaqEntry[key] | null }
export type NewEntry = Pick<FaqEntry, 'id' | 'question' | 'answer'> & EntryChange

/**
 * Changes one entry in the text of a FAQ file. Comments, order and everything else in the file stay as they are.
 *
 * @returns null when the text is no FAQ file, or has no entry of this id.
 */
export function changeEntry(text: string, id: string, change: EntryChange): string | null {
  return changeEntries(text, new Map([[id, change]]))
}

/** The same for several entries of a file, by their ids. */
export function changeEntries(text: string, changes: ReadonlyMap<string, EntryChange>): string | null {
  return edit(text, entries => {
    const byId = entriesIn(entries)
    for (const [id, change] of changes) {
      const entry = byId.get(id)
      if (!entry) return false
      for (const [key, value] of Object.entries(change)) if (value !== undefined) put(entry, key, value)
    }
    return true
  })
}

/** Adds an entry at the end of a FAQ file's text. Returns null when the text is no FAQ file or has the id already. */
export function addEntry(text: string, entry: NewEntry): string | null {
  return addEntries(text, [entry])
}

export function addEntries(text: string, added: readonly NewEntry[]): string | null {
  return edit(text, (entries, document) => {
    const byId = entriesIn(entries)
    // "[]" on one line would take the new entries onto that line too.
    entries.flow = false
    for (const entry of added) {
      if (byId.has(entry.id)) return false
      const made = document.createNode({}) as YAMLMap
      made.spaceBefore = entries.items.length > 0
      for (const [key, value] of Object.entries(entry)) if (value !== undefined) put(made, key, value)
      entries.add(made)
    }
    return true
  })
}

type Document = ReturnType<typeof parseDocument>

function edit(text: string, change: (entries: YAMLSeq, document: Document) => boolean): string | null {
  const parsed = parseWithinLimits(text)
  if ('refused' in parsed) return null
  const { document } = parsed
  if (document.errors.length > 0) return null
  const root = document.contents
  const entries = isMap(root) ? root.get('entries') : root
  if (!isSeq(entries) || !change(entries as YAMLSeq, document)) return null
  const printed = document.toString({ lineWidth: 0, flowCollectionPadding: false })
  const spaced = keepSpacing(text, printed)
  // A line inside an answer may look like one that was spaced otherwise elsewhere.
  return isDeepStrictEqual(parse(spaced), parse(printed)) ? spaced : printed
}

function entriesIn(entries: YAMLSeq): Map<string, YAMLMap> {
  return new Map(entries.items.filter(isMap).map(item => [String(item.get('id')), item]))
}

type Value = NonNullable<FaqEntry[Editable]>
type Source = Extract<Value, { title: string }>

function put(entry: YAMLMap, key: string, value: Value | null): void {
  const former = entry.get(key, true) as unknown
  if (value === null) entry.delete(key)
  else if (typeof value === 'object' && 'title' in value) putSource(entry, key, value, former)
  else if (typeof value !== 'string') putList(entry, key, value, former)
  else if (!isScalar(former)) entry.set(key, written(value))
  else if (String(former.source ?? former.value).trim() !== value.trim()) {
    const { value: text, type } = written(value)
    former.value = text
    if (type) former.type = type
  }
}

function putSource(entry: YAMLMap, key: string, { title, checked }: Source, former: unknown): void {
  const source = isMap(former) ? (former as YAMLMap) : new YAMLMap()
  put(source, 'title', title)
  put(source, 'checked', checked ?? null)
  if (source === former) return
  source.flow = true
  entry.set(key, source)
}

/** Items that stay keep their quotes and comments. Variants stand below one another, ids and words in a row. */
function putList(entry: YAMLMap, key: string, values: readonly string[], former: unknown): void {
  const list = isSeq(former) ? former : new YAMLSeq()
  const known = new Map(list.items.filter(isScalar).map(item => [String(item.source ?? item.value), item]))
  list.items = values.map(value => known.get(value) ?? written(value))
  if (list === former) return
  list.flow = key !== 'variants'
  entry.set(key, list)
}

function written(text: string): Scalar<string> {
  const isLong = text.includes('\n')
  const scalar = new Scalar(isLong ? `${text.trimEnd()}\n` : text)
  if (isLong) scalar.type = Scalar.BLOCK_LITERAL
  return scalar
}

/** The printer spaces brackets and comments in its own way; where a line says the same, the author's stays. */
function keepSpacing(before: string, after: string): string {
  const authored = new Map<string, string>()
  for (const line of before.split('\n')) authored.set(squeeze(line), line)
  return after
    .split('\n')
    .map(line => authored.get(squeeze(line)) ?? line)
    .join('\n')
}

/** Indents and the inside of words count; spaces beside brackets, commas and comments do not. */
function squeeze(line: string): string {
  return line.replace(/(?<=\S) +(?=#)/g, ' ').replace(/(?<=[[{,]) +(?=\S)| +(?=[\]}])/g, '')
}
