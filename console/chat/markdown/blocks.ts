import { type Inline, parseInline } from './inline.ts'

export type Block =
  | { readonly kind: 'paragraph' | 'heading' | 'quote'; readonly content: readonly Inline[] }
  | { readonly kind: 'codeBlock'; readonly text: string }
  | {
      readonly kind: 'list'
      readonly isOrdered: boolean
      readonly start: number
      readonly items: readonly (readonly Inline[])[]
    }
  | {
      readonly kind: 'table'
      readonly head: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }

const bullet = /^\s{0,3}[-*•]\s+(.*)$/
const numbered = /^\s{0,3}(\d{1,3})[.)、]\s*(.*)$/
const heading = /^#{1,6}\s+(.*)$/
const quote = /^>\s?(.*)$/
const fence = /^```/
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/

/** A small, tolerant Markdown: paragraphs, headings, quotes, lists, fenced code, tables. */
export function parseBlocks(markdown: string): readonly Block[] {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n')
  const blocks: Block[] = []
  let at = 0

  /** Takes lines as long as they fit. */
  const takeWhile = (fits: (line: string) => boolean): string[] => {
    const taken: string[] = []
    while (at < lines.length && fits(lines[at] ?? '')) taken.push(lines[at++] ?? '')
    return taken
  }

  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      at += 1
    } else if (fence.test(line)) {
      at += 1
      blocks.push({ kind: 'codeBlock', text: takeWhile(each => !fence.test(each)).join('\n') })
      at += 1
    } else if (line.includes('|') && tableRule.test(lines[at + 1] ?? '')) {
      at += 2
      const rows = takeWhile(each => each.includes('|') && each.trim() !== '')
      blocks.push({ kind: 'table', head: cells(line), rows: rows.map(cells) })
    } else if (bullet.test(line)) {
      blocks.push(
        list(
          takeWhile(each => bullet.test(each)),
          bullet,
          1,
          false,
        ),
      )
    } else if (numbered.test(line)) {
      const start = Number(numbered.exec(line)?.[1] ?? 1)
      blocks.push(
        list(
          takeWhile(each => numbered.test(each)),
          numbered,
          2,
          true,
          start,
        ),
      )
    } else if (heading.test(line)) {
      at += 1
      blocks.push({ kind: 'heading', content: parseInline(heading.exec(line)?.[1] ?? '') })
    } else if (quote.test(line)) {
      const quoted = takeWhile(each => quote.test(each)).map(each => quote.exec(each)?.[1] ?? '')
      blocks.push({ kind: 'quote', content: parseInline(quoted.join('\n')) })
    } else {
      at += 1
      const rest = takeWhile(each => each.trim() !== '' && !startsBlock(each))
      blocks.push({ kind: 'paragraph', content: parseInline([line, ...rest].join('\n')) })
    }
  }
  return blocks
}

const startsBlock = (line: string) => [bullet, numbered, heading, quote, fence].some(pattern => pattern.test(line))

function list(lines: readonly string[], pattern: RegExp, group: number, isOrdered: boolean, start = 1): Block {
  return { kind: 'list', isOrdered, start, items: lines.map(line => parseInline(pattern.exec(line)?.[group] ?? '')) }
}

function cells(line: string): readonly (readonly Inline[])[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map(cell => parseInline(cell.trim()))
}
