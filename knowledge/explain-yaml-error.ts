/** Words for content staff beside the parser's own; codes of the `yaml` library. */
const HINTS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the line is indented differently from its neighbours',
  TAB_AS_INDENT: 'use spaces, not tabs, at the start of a line',
  MISSING_CHAR: 'a quote, a bracket, a comma or a space after ":" or "-" is missing',
  BLOCK_AS_IMPLICIT_KEY: 'a text with ": " inside needs quotes around it',
  MULTIPLE_DOCS: 'the file holds "---" and so counts as several files; take the line out',
  BAD_SCALAR_START: 'a text that begins with this sign needs quotes around it',
  UNEXPECTED_TOKEN: 'this does not fit here; perhaps quotes are missing around the text',
  BAD_ALIAS: 'a text that begins with "*" or "&" needs quotes around it',
  BAD_DQ_ESCAPE: 'inside "…" a "\\" must be doubled; inside \'…\' it need not',
  DUPLICATE_KEY: 'the same name stands here twice; keep one',
  MULTILINE_IMPLICIT_KEY: 'a text of several lines must begin with "|" and be indented',
}

export function explainYamlError(code: string, message: string): string {
  const hint = HINTS[code]
  return hint ? `${hint} (${message})` : `not valid YAML: ${message}`
}
