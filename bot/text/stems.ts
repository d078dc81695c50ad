import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'

const known = new Map<string, string>()
const REMEMBERED = 20_000

/** Porter stem of a lower-case English word; words with digits stay as they are. */
export function stem(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const stemmed = /\d/.test(word) || word.length > 30 ? word : porter.stem(word)
  if (known.size < REMEMBERED) known.set(word, stemmed)
  return stemmed
}

/** Lower-case words and numbers of an English text; `can't` → `can`, `not`. */
export function words(text: string): string[] {
  const spelled = text
    .replace(/\bcan'?t\b|\bcannot\b/g, 'can not')
    .replace(/\bwon'?t\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/'(s|m|re|ve|ll|d)\b/g, ' ')
  return spelled.match(/[\p{L}\p{N}]+/gu) ?? []
}
