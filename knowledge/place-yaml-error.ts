import { type Document, isNode, visit, type YAMLParseError } from 'yaml'
import type { YamlHint } from './explain-yaml-error.ts'

/** What is to be told of an error, and where in the text (in UTF-16 code units) its author has something to do. */
export interface PlacedError {
  readonly at: number
  readonly hint: YamlHint | string
  readonly message: string
}

/** After these the parser reads on as it should, or meets its like; after any other, what it says of later lines is a guess. */
const HARMLESS: ReadonlySet<string> = new Set(['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'TAB_AS_INDENT'])

/** The parser says where it could not go on, which is often far below, or above, what has to be mended. */
export function placeYamlErrors(text: string, { errors, contents }: Pick<Document, 'errors' | 'contents'>) {
  const first = errors.findIndex(({ code }) => !HARMLESS.has(code))
  const known = first < 0 ? errors : errors.slice(0, first)
  const isLost = known.some(({ code }) => code === 'TAB_AS_INDENT')
  return [...known, ...(first < 0 || isLost ? [] : errors.slice(first, first + 1))].map((error): PlacedError => {
    const placed = placeOf(error)
    const { indent } = lineAround(text, placed.at)
    const hint = placed.hint !== 'UNCLOSED_QUOTE' && indent.includes('\t') ? 'TAB_AS_INDENT' : placed.hint
    return { ...placed, hint, message: error.message }
  })

  function placeOf({ code, pos }: YAMLParseError): Omit<PlacedError, 'message'> {
    const [at] = pos
    const opened = startOfUnclosed(code, at)
    if (opened !== null) return { at: opened, hint: code === 'MISSING_CHAR' ? 'UNCLOSED_QUOTE' : 'UNCLOSED_BRACKET' }
    const { before, after } = lineAround(text, at)
    const isFirst = before.trim() === ''
    if (code === 'MISSING_CHAR' && isFirst) return { at, hint: /:(?:\s|$)/.test(after) ? 'BAD_INDENT' : 'NO_COLON' }
    if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return { at, hint: code }
    if (/^\s*-\s/.test(after)) return { at, hint: 'BAD_INDENT' }
    const key = errors.find(each => each.code === 'MULTILINE_IMPLICIT_KEY' && each.pos[0] === at)
    const end = (key?.pos[1] ?? at + 1) - 1
    if (!text.slice(at, end).includes('\n')) return { at, hint: code }
    // "- id x" above "  question: y" lacks its colon; "question: x" above "   answer: y" is where it should be.
    const isBesideNext = lineAround(text, end).indent.length === before.length
    return isFirst || isBesideNext ? { at, hint: 'NO_COLON' } : { at: end, hint: 'TOO_FAR_IN' }
  }

  /** Where the quote or the bracket stands whose other end the parser was looking for at `end`. */
  function startOfUnclosed(code: string, end: number): number | null {
    if (code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return null
    let start: number | null = null
    visit(contents, (_, node) => {
      if (!isNode(node) || node.range?.[1] !== end) return
      const [from] = node.range
      if ((code === 'MISSING_CHAR' ? /["']/ : /[[{]/).test(text.charAt(from))) start = from
    })
    return start
  }
}

function lineAround(text: string, at: number) {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  const line = text.slice(start, end < 0 ? text.length : end)
  return { before: text.slice(start, at), after: line.slice(at - start), indent: /^\s*/.exec(line)?.[0] ?? '' }
}
