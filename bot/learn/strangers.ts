import type { Language } from '../entry.ts'
import { isEmptyStem, weightOfChinese } from '../meaning/commonness.ts'
import { chineseMeanings, englishMeanings } from '../meaning/meanings.ts'
import { cutWords } from '../text/cut-words.ts'
import { stem, words } from '../text/stems.ts'
import { createRandom } from './random.ts'

/** Ranks of the dictionary words that stand in: neither function words nor rarities. */
const FROM_RANK = 300
const UP_TO_RANK = 8_000
/** Words that say at least this much are replaced. */
const CONTENT_FROM = 0.5

/**
 * Questions of another world: the form of the shop's questions ("how do I … my …") with other words in it. They stand for
 * shoppers' questions that have nothing to do with the shop.
 */
export function createStrangers(texts: readonly string[], language: Language, count: number): string[] {
  if (texts.length === 0) return []
  const random = createRandom(5)
  const pool = [...(language === 'zh' ? chineseMeanings() : englishMeanings()).rankOf.keys()].slice(
    FROM_RANK,
    UP_TO_RANK,
  )
  const other = (length: number): string => {
    for (let tries = 0; tries < 40; tries++) {
      const word = pool[Math.floor(random() * pool.length)]!
      if (language === 'en' || word.length === length) return word
    }
    return pool[0]!
  }
  return Array.from({ length: count }, () => {
    const text = texts[Math.floor(random() * texts.length)]!
    if (language === 'en')
      return words(text)
        .map(word => (isEmptyStem(stem(word)) ? word : other(0)))
        .join(' ')
    return text.replace(/\p{Script=Han}+/gu, run =>
      cutWords([...run])
        .map(word => (weightOfChinese(word) >= CONTENT_FROM ? other(word.length) : word))
        .join(''),
    )
  })
}
