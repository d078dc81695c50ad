import { Lexer, Parser } from 'yaml'

/** Nodes inside one another, documents and pairs counted too. A knowledge file needs about eight. */
const MAX_DEPTH = 24

/**
 * Finds nesting that would exhaust the stack of the YAML composer, which then may abort the whole process
 * rather than throw. Reads tokens one by one, without recursion, and stops at the first level too many.
 *
 * @returns the line (from 1) on which the text goes too deep, or null.
 */
export function findDeepNesting(text: string): number | null {
  const parser = new Parser()
  let line = 1
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme)) {
      // Finished tokens are of no interest; `parser.stack` holds the open ones.
    }
    if (parser.stack.length > MAX_DEPTH) return line
    for (let at = lexeme.indexOf('\n'); at !== -1; at = lexeme.indexOf('\n', at + 1)) line++
  }
  return null
}
