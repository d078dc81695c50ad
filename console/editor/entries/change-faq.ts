import { isMap, isScalar, isSeq, parse, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { EntrySource } from './read-faq.ts'
import { scalarText } from './read-faq.ts'

/** New values by the keys of the file; an undefined one stays as it is, `null` takes the key away. */
export interface EntryChange {
  readonly id?: string
  readonly question?: string
  readonly variants?: readonly string[] | null
  readonly answer?: string
  readonly category?: string | null
  readonly source?: EntrySource | null
  readonly keywords?: readonly string[] | null
  readonly follow_ups?: readonly string[] | null
  readonly valid_until?: string | null
}
export type NewEntry = EntryChange & { readonly id: string; readonly question: string; readonly answer: string }

/** Changes one entry in a file's text. Comments, order and every other line stay. `null` when the text cannot be read. */
export function changeEntry(text: string, index: number, change: EntryChange): string | null {
  return edit(text, entries => {
    const entry = entries.items[index]
    if (!isMap(entry)) return null
    putAll(entry as YAMLMap, change)
    return { from: index, to: index }
  })
}

/** Adds an entry below the others. */
export function addEntry(text: string, entry: NewEntry): string | null {
  return edit(text, (entries, document) => {
    const made = document.createNode({}) as YAMLMap
    made.spaceBefore = entries.items.length > 0 && hasSpaces(text)
    putAll(made, entry)
    // "[]" on one line would take the new entry onto that line too.
    entries.flow = false
    entries.add(made)
    return null
  })
}

export function removeEntry(text: string, index: number): string | null {
  return edit(text, entries => {
    if (index >= entries.items.length) return null
    entries.items.splice(index, 1)
    return null
  })
}

type Document = ReturnType<typeof parseDocument>
/** The entries that were changed in their places; `null` when the list itself has changed. */
type Touched = { readonly from: number; readonly to: number } | null

function edit(text: string, change: (entries: YAMLSeq, document: Document) => Touched): string | null {
  const document = parseDocument(text, { prettyErrors: false })
  const entries = entriesOf(document)
  if (entries === null) return null
  const touched = change(entries, document)
  const printed = document.toString({ lineWidth: 0, flowCollectionPadding: false })
  const attempts = [touched && graft(text, printed, touched.from), keepLines(text, printed)]
  return attempts.find(attempt => attempt !== null && saysTheSame(attempt, printed)) ?? printed
}

function entriesOf(document: Document): YAMLSeq | null {
  if (document.errors.length > 0) return null
  const root = document.contents
  if (isSeq(root)) return root as YAMLSeq
  if (!isMap(root)) return null
  const entries = root.get('entries', true)
  if (isSeq(entries)) return entries as YAMLSeq
  if (entries !== undefined && entries !== null && scalarText(entries) !== '') return null
  const made = new YAMLSeq()
  root.set('entries', made)
  return made
}

/** Takes over one entry from the printed text and leaves everything around it untouched, letter for letter. */
function graft(before: string, printed: string, index: number): string | null {
  const was = rangeOf(before, index)
  const is = rangeOf(printed, index)
  if (!was || !is) return null
  const entry = keepLines(before.slice(was.from, was.to), printed.slice(is.from, is.to))
  return before.slice(0, was.from) + entry + before.slice(was.to)
}

function rangeOf(text: string, index: number): { from: number; to: number } | null {
  const node = entriesOf(parseDocument(text, { prettyErrors: false }))?.items[index]
  if (!isMap(node) || !node.range) return null
  const [from, to] = node.range
  return { from, to: from + text.slice(from, to).trimEnd().length }
}

/** Where a printed line says the same as one of the author's, the author's spacing stays. */
function keepLines(before: string, printed: string): string {
  const authored = new Map(before.split('\n').map(line => [squeeze(line), line]))
  return printed
    .split('\n')
    .map(line => authored.get(squeeze(line)) ?? line)
    .join('\n')
}

/** Indents and the inside of words count; spaces beside brackets, commas and comments do not. */
const squeeze = (line: string): string =>
  line.replace(/(?<=\S) +(?=#)/g, ' ').replace(/(?<=[[{,]) +(?=\S)| +(?=[\]}])/g, '')

function saysTheSame(text: string, printed: string): boolean {
  try {
    return JSON.stringify(parse(text)) === JSON.stringify(parse(printed)) && commentsIn(text) === commentsIn(printed)
  } catch {
    return false
  }
}

const commentsIn = (text: string): number => text.match(/(?:^|\s)#/g)?.length ?? 0
const hasSpaces = (text: string): boolean => /\n\s*\n\s*- /.test(text)

function putAll(entry: YAMLMap, change: EntryChange) {
  for (const [key, value] of Object.entries(change)) if (value !== undefined) put(entry, key, value)
}

function put(entry: YAMLMap, key: string, value: string | readonly string[] | EntrySource | null) {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    if (value === '' && (key === 'question' || key === 'answer' || key === 'id')) putText(entry, key, '')
    else entry.delete(key)
  } else if (typeof value === 'string') putText(entry, key, value)
  else if (Array.isArray(value)) putList(entry, key, value as string[])
  else putSource(entry, value as EntrySource)
}

function putText(entry: YAMLMap, key: string, value: string) {
  const former: unknown = entry.get(key, true)
  if (!isScalar(former)) return entry.set(key, written(value))
  if (scalarText(former).trimEnd() === value.trimEnd()) return
  const { value: text, type } = written(value)
  former.value = text
  if (type) former.type = type
  else if (former.type === Scalar.BLOCK_LITERAL || former.type === Scalar.BLOCK_FOLDED) former.value = `${text}\n`
}

/** Items that stay keep their quotes and comments. Variants stand below one another, ids and words in a row. */
function putList(entry: YAMLMap, key: string, values: readonly string[]) {
  const former: unknown = entry.get(key, true)
  const list = isSeq(former) ? (former as YAMLSeq) : new YAMLSeq()
  const known = new Map(list.items.filter(isScalar).map(item => [scalarText(item), item]))
  list.items = values.map(value => known.get(value) ?? written(value))
  if (list === former) return
  list.flow = key !== 'variants'
  entry.set(key, list)
}

function putSource(entry: YAMLMap, { title, checked }: EntrySource) {
  const former: unknown = entry.get('source', true)
  if (isMap(former)) {
    putText(former as YAMLMap, 'title', title)
    if (checked === null) former.delete('checked')
    else putText(former as YAMLMap, 'checked', checked)
    return
  }
  const made = new YAMLMap()
  made.flow = true
  made.set('title', title)
  if (checked !== null) made.set('checked', checked)
  entry.set('source', made)
}

function written(text: string): Scalar<string> {
  const isLong = text.includes('\n')
  const scalar = new Scalar(isLong ? `${text.trimEnd()}\n` : text)
  if (isLong) scalar.type = Scalar.BLOCK_LITERAL
  return scalar
}
