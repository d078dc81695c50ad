import { asksInChinese } from './asks-in-chinese.ts'
import { asksInEnglish } from './asks-in-english.ts'

/**
 * Whether the shopper wants a person, however spelled: typed with homophones, traditional or full-width characters,
 * spaced out, in pinyin or in English. Questions about staff ("人工客服几点上班", "real estate agent") are not wishes.
 * Expects normalized text.
 */
export function asksForPerson(text: string): boolean {
  return asksInChinese(text) || asksInEnglish(text)
}
