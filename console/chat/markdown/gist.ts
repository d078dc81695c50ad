/** The words of a Markdown text without its marks, for previews of a line or three. */
export function gist(markdown: string): string {
  return markdown
    .split('\n')
    .map(line =>
      line
        .replace(/^\s*(#{1,6}|>|[-*•])\s+/, '')
        .replace(/^\s*\|?[\s:|-]+\|?\s*$/, '')
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\*\*|`/g, '')
        .trim(),
    )
    .filter(line => line !== '')
    .join('\n')
}
