import { chineseMeanings } from '../meaning/meanings.ts'

const LONGEST_WORD = 4

/** Cuts a run of Chinese characters into dictionary words, longest first from the left; other characters stand alone. */
export function cutWords(
  chars: readonly string[],
  isWord = (word: string) => chineseMeanings().rankOf.has(word),
): string[] {
  const found: string[] = []
  for (let at = 0; at < chars.length; ) {
    let length = Math.min(LONGEST_WORD, chars.length - at)
    while (length > 1 && !isWord(chars.slice(at, at + length).join(''))) length--
    found.push(chars.slice(at, at + length).join(''))
    at += length
  }
  return found
}
