import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml'

export interface EntrySource {
  readonly title: string
  readonly checked: string | null
}

/** One entry as a form shows it; what is missing in the file is empty here. */
export interface FaqEntryView {
  /** Its place in the file, which also finds it while its id is being written. */
  readonly index: number
  readonly id: string
  readonly question: string
  readonly variants: readonly string[]
  readonly answer: string
  readonly category: string
  readonly keywords: readonly string[]
  readonly followUps: readonly string[]
  readonly source: EntrySource | null
  readonly validUntil: string
  readonly firstLine: number
  readonly lastLine: number
}

export type FaqView =
  | {
      readonly kind: 'faq'
      readonly topic: string
      readonly language: 'zh' | 'en'
      /** What an entry without its own gets. */
      readonly category: string
      readonly source: EntrySource | null
      readonly entries: readonly FaqEntryView[]
    }
  | { readonly kind: 'broken'; readonly line: number }
  /** Facts, hours, synonyms and whatever else has no form. */
  | { readonly kind: 'other' }

/** Beyond this a pasted file is shown as text only: a page must not hang on it. */
const MOST_CHARACTERS = 300_000
const DEEPEST = 40

export function readFaq(path: string, text: string): FaqView {
  if (!/^faq\/.+\.ya?ml$/i.test(path) || !isReadable(text)) return { kind: 'other' }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const fault = document.errors[0]
  if (fault) return { kind: 'broken', line: lines.linePos(fault.pos[0]).line }
  const root = document.contents
  const list = isMap(root) ? root.get('entries', true) : root
  if (list !== null && list !== undefined && !isSeq(list) && !isScalar(list)) return { kind: 'other' }
  const head = isMap(root) ? (root as YAMLMap) : null
  const items = isSeq(list) ? list.items : []
  const language = textOf(head, 'language')
  return {
    kind: 'faq',
    topic: textOf(head, 'topic'),
    language: language === 'en' || (language === '' && /\.en\.ya?ml$/.test(path)) ? 'en' : 'zh',
    category: textOf(head, 'category'),
    source: sourceOf(head),
    entries: items.flatMap((item, index) => (isMap(item) ? [viewOf(item as YAMLMap, index, text, lines)] : [])),
  }
}

function viewOf(entry: YAMLMap, index: number, text: string, lines: LineCounter): FaqEntryView {
  const [from, to] = entry.range ?? [0, 0]
  const end = from + text.slice(from, to).trimEnd().length
  return {
    index,
    id: textOf(entry, 'id'),
    question: textOf(entry, 'question'),
    variants: listOf(entry, 'variants'),
    answer: textOf(entry, 'answer').trimEnd(),
    category: textOf(entry, 'category'),
    keywords: listOf(entry, 'keywords'),
    followUps: listOf(entry, 'follow_ups'),
    source: sourceOf(entry),
    validUntil: textOf(entry, 'valid_until'),
    firstLine: lines.linePos(from).line,
    lastLine: lines.linePos(Math.max(from, end - 1)).line,
  }
}

/** As it was written: `001` stays `001`, though YAML would read a number. */
export function scalarText(node: unknown): string {
  if (!isScalar(node) || node.value === null) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

const textOf = (map: YAMLMap | null, key: string): string => scalarText(map?.get(key, true))

function listOf(map: YAMLMap, key: string): string[] {
  const list = map.get(key, true)
  return isSeq(list) ? list.items.map(scalarText) : []
}

function sourceOf(map: YAMLMap | null): EntrySource | null {
  const source: unknown = map?.get('source', true)
  if (isMap(source))
    return { title: textOf(source as YAMLMap, 'title'), checked: textOf(source as YAMLMap, 'checked') || null }
  const title = scalarText(source)
  return title === '' ? null : { title, checked: null }
}

/** Whether the page may hand a text to its parser. */
export const isReadable = (text: string): boolean => text.length <= MOST_CHARACTERS && !isTooDeep(text)

/** Nesting costs the parser stack; nothing here needs more than a few levels. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > DEEPEST) return true
  }
  return /^ {160}/m.test(text)
}
