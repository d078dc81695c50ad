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

class TooDeepError extends Error {
  override name = 'TooDeepError'
  readonly line: number
  constructor(line: number) {
    super(`nested too deep at line ${line}`)
    this.line = line
  }
}

type Options = ParseOptions & DocumentOptions & SchemaOptions & { readonly lineCounter?: LineCounter }

/**
 * What `parseDocument` does without pretty errors, for texts of strangers. Nesting that would exhaust the stack of the
 * composer, which then may abort the whole process rather than throw, is found while tokens are read, without recursion:
 * the composer is given a document only when all of it has been read.
 *
 * @returns the line (from 1) on which the text goes too deep, or the document.
 */
export function parseUnlessDeep(
  text: string,
  options: Options = {},
): { readonly deepLine: number } | { readonly document: ReturnType<typeof parseDocument> } {
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
    if (error instanceof TooDeepError) return { deepLine: error.line }
    throw error
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function* tokensOf(text: string, lineCounter: LineCounter | undefined) {
  const onNewLine = lineCounter?.addNewLine
  onNewLine?.(0)
  const parser = new Parser(onNewLine)
  let line = 1
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme)
    if (parser.stack.length > MAX_DEPTH) throw new TooDeepError(line)
    for (let at = lexeme.indexOf('\n'); at !== -1; at = lexeme.indexOf('\n', at + 1)) line++
  }
  yield* parser.end()
}
