import {
  Composer,
  type DocumentOptions,
  Lexer,
  type LineCounter,
  type ParseOptions,
  Parser,
  type parseDocument,
  type SchemaOptions,
  YAMLParseError,
} from 'yaml'

/** Nodes inside one another, documents and pairs counted too. A knowledge file needs about eight. */
const MAX_DEPTH = 24

/**
 * Pieces that a text may fall into: words, signs, indents, line ends. Each costs the same, so that 60 kB of nothing but
 * signs or line ends would take as long as half a megabyte of questions. Knowledge has about one for every four characters,
 * lists of short words one for two; short files may have as many as they like.
 */
const MAX_PIECES = 8_000
const MAX_PIECES_A_CHARACTER = 0.35
const ENOUGH_TO_GO_DEEP = 1_000

/** The line, from 1, that goes too far. */
export interface Refused {
  readonly refused: 'YAML_TOO_DEEP' | 'YAML_TOO_DENSE'
  readonly line: number
}

class RefusedError extends Error {
  override name = 'RefusedError'
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(`${refusal.refused} at line ${refusal.line}`)
    this.refusal = refusal
  }
}

type Options = ParseOptions & DocumentOptions & SchemaOptions & { readonly lineCounter?: LineCounter }

/**
 * What `parseDocument` does without pretty errors, for texts of strangers. Nesting that would exhaust the stack of the
 * composer, which then may abort the whole process rather than throw, is found while tokens are read, without recursion:
 * the composer is given a document only when all of it has been read.
 */
export function parseWithinLimits(
  text: string,
  options: Options = {},
): Refused | { readonly document: ReturnType<typeof parseDocument> } {
  const { stackTraceLimit } = Error
  // Where in the parser a fault of the text was found tells nobody anything, and takes most of the time of a text full
  // of them.
  Error.stackTraceLimit = 0
  try {
    const composer = new Composer({ ...options, prettyErrors: false })
    const [document, second] = composer.compose(tokensOf(text, options.lineCounter), true, text.length)
    if (document === undefined) throw new Error('the composer gives a document even for an empty text')
    if (second !== undefined) {
      const [from, to] = second.range
      document.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', 'Source contains multiple documents'))
    }
    return { document: document as ReturnType<typeof parseDocument> }
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal
    throw error
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function* tokensOf(text: string, lineCounter: LineCounter | undefined) {
  const onNewLine = lineCounter?.addNewLine
  onNewLine?.(0)
  const parser = new Parser(onNewLine)
  const { pieces, isTooDense } = piecesOf(text)
  let line = 1
  // Of what will be refused in any case so many are parsed that brackets without end are called by their name.
  for (const piece of isTooDense ? pieces.slice(0, ENOUGH_TO_GO_DEEP) : pieces) {
    yield* parser.next(piece)
    if (parser.stack.length > MAX_DEPTH) throw new RefusedError({ refused: 'YAML_TOO_DEEP', line })
    line += lineEndsIn(piece)
  }
  if (isTooDense) throw new RefusedError({ refused: 'YAML_TOO_DENSE', line: 1 + lineEndsIn(pieces.join('')) })
  yield* parser.end()
}

/** Counted before they are parsed, which takes several times as long as finding them. */
function piecesOf(text: string): { readonly pieces: readonly string[]; readonly isTooDense: boolean } {
  const most = MAX_PIECES + MAX_PIECES_A_CHARACTER * text.length
  const pieces: string[] = []
  for (const piece of new Lexer().lex(text)) {
    if (pieces.length + 1 > most) return { pieces, isTooDense: true }
    pieces.push(piece)
  }
  return { pieces, isTooDense: false }
}

function lineEndsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
