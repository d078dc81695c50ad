/** Several questions pasted at once: one a line, without the marks of a list. */
export const splitLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map(line => line.replace(/^\s*(?:[-*•·]|\d{1,3}[.、)）])\s*/, '').trim())
    .filter(line => line !== '')

/** With what is new, in order and each once: marks, spaces and capitals make no other question. */
export function withVariants(before: readonly string[], added: readonly string[], question = ''): string[] {
  const known = new Set([...before, question].map(bare))
  const fresh = added.filter(text => bare(text) !== '' && !known.has(bare(text)) && known.add(bare(text)))
  return [...before, ...fresh.map(text => text.trim())]
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}\s]/gu, '')
    .toLowerCase()
