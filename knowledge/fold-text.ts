/** Two texts that differ in case, width, spaces or punctuation only become the same. "" when nothing else is there. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{C}]+/gu, '')
}
