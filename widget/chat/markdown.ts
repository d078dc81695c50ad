import { cleanText } from './clean-text.ts'
import { safeLink } from './safe-link.ts'

export type Inline =
  | string
  | { readonly type: 'strong' | 'em'; readonly content: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  /** `target` is absent when the text already shows it. */
  | { readonly type: 'link'; readonly href: string; readonly text: string; readonly target?: string }

export type Block =
  | { readonly type: 'paragraph' | 'heading'; readonly lines: readonly (readonly Inline[])[] }
  | {
      readonly type: 'list'
      readonly start: number | null
      readonly items: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly type: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
type Cell = readonly Inline[]

// Escape, code, bold, emphasis, [text](address), bare address. Every repetition is bounded by a class that excludes its end.
const INLINE =
  /\\([\\`*_[\]|#.-])|`([^`\n]+)`|\*\*(?=\S)([^\n]+?)\*\*|\B\*(?=[^\s*])([^*\n]+)\*|\b_(?=[^\s_])([^_\n]+)_\b|!?\[([^\][\n]{1,300})\]\(([^()\s]{1,1000})\)|(https?:\/\/[^\s<>"'`，。；！？、（）【】《》“”()]+)/g

export function parseInline(text: string): readonly Inline[] {
  const found: Inline[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    const [whole, escaped, code, strong, emphasis, underlined, label, address, bare] = match
    const piece =
      escaped ??
      (code !== undefined
        ? { type: 'code' as const, text: code }
        : strong !== undefined
          ? { type: 'strong' as const, content: parseInline(strong) }
          : (emphasis ?? underlined) !== undefined
            ? { type: 'em' as const, content: parseInline((emphasis ?? underlined)!) }
            : parseLink(label ?? bare!, address ?? bare!))
    if (piece === null) continue
    if (match.index > end) found.push(text.slice(end, match.index))
    found.push(piece)
    end = match.index + whole.length
  }
  if (end < text.length) found.push(text.slice(end))
  return found
}

function parseLink(text: string, address: string): Inline | null {
  const link = safeLink(address)
  if (!link) return null
  const isShown = text.toLowerCase().includes(link.target.toLowerCase())
  return { type: 'link', href: link.href, text, ...(isShown ? {} : { target: link.target }) }
}

const ITEM = /^\s*(?:[-*+•]|(\d{1,3})(?:[.)]|、))\s*(.*)$/
const isItem = (line: string): RegExpExecArray | null =>
  /^\s*(?:[-*+•]\s|\d{1,3}(?:[.)]\s|、))/.test(line) ? ITEM.exec(line) : null
const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line)
const isRule = (line = ''): boolean => /^\s*\|(\s*:?-{2,}:?\s*\|)+\s*$/.test(line)
const cells = (line: string): Cell[] =>
  line
    .trim()
    .slice(1, -1)
    .replace(/\\\|/g, '\0')
    .split('|')
    .map(cell => parseInline(cell.replace(/\0/g, '|').trim()))

/** The part of Markdown that answers need. There is no HTML in it and no picture: both stay the text they are. */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = cleanText(source).split('\n')
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!
    const item = isItem(line)
    const heading = /^#{1,6}\s+(.*)$/.exec(line)
    if (line.trim() === '') i++
    else if (isRow(line) && isRule(lines[i + 1])) {
      const rows: Cell[][] = []
      const head = cells(line)
      for (i += 2; i < lines.length && isRow(lines[i]!); i++) rows.push(cells(lines[i]!))
      blocks.push({ type: 'table', head, rows })
    } else if (heading) {
      blocks.push({ type: 'heading', lines: [parseInline(heading[1]!)] })
      i++
    } else if (item) {
      const isOrdered = item[1] !== undefined
      const items: (readonly Inline[])[][] = []
      for (; i < lines.length; i++) {
        const next = isItem(lines[i]!)
        if (next && (next[1] !== undefined) === isOrdered) items.push([parseInline(next[2]!)])
        else if (!next && /^\s+\S/.test(lines[i]!)) items.at(-1)!.push(parseInline(lines[i]!.trim()))
        else break
      }
      blocks.push({ type: 'list', start: isOrdered ? Number(item[1]) : null, items })
    } else {
      const text: (readonly Inline[])[] = []
      for (; i < lines.length; i++) {
        const next = lines[i]!
        const begins =
          next.trim() === '' || isItem(next) || /^#{1,6}\s/.test(next) || (isRow(next) && isRule(lines[i + 1]))
        if (begins) break
        text.push(parseInline(next.trim()))
      }
      blocks.push({ type: 'paragraph', lines: text })
    }
  }
  return blocks
}
