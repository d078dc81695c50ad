/** Several questions pasted at once: one a line, without the marks of a list. */
export const splitLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.replace(/^\s*(?:[-*•·]|\d{1,3}[.、)）])\s*/, '').trim())
    .filter(line => line !== '')

/** With what is new, in order and each once. */
export function withVariants(before: readonly string[], added: readonly string[], question = ''): string[] {
  const known = new Set([...before, question].map(text => text.trim()))
  const fresh = added.map(text => text.trim()).filter(text => text !== '' && !known.has(text))
  return [...before, ...new Set(fresh)]
}
