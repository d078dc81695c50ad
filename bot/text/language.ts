import type { Language } from '../entry.ts'
import { hanShare } from './normalize.ts'
import { splitPinyin } from './pinyin.ts'

/** Fewer Latin words may be a model, a brand or a code, which every language writes alike. */
const ENGLISH_FROM_WORDS = 3

/**
 * The language that a normalized text is clearly written in.
 *
 * @returns null for what either could be: "wifi 6", "E3", pinyin, a few English words among Chinese.
 */
export function languageOf(text: string): Language | null {
  const share = hanShare(text)
  if (share >= 0.5) return 'zh'
  const words = text.match(/[a-z']+/g) ?? []
  if (share > 0 || words.length === 0) return null
  const pinyin = words.filter(word => splitPinyin(word) !== null).length
  return words.length >= ENGLISH_FROM_WORDS && pinyin * 2 <= words.length ? 'en' : null
}
