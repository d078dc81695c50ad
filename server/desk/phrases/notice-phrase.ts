import type { Notice } from '../../conversation/effect.ts'
import { noticeInChinese } from './notice-in-chinese.ts'
import { noticeInEnglish } from './notice-in-english.ts'
import type { PhraseFacts } from './phrase-facts.ts'

export type PhraseLocale = 'zh-CN' | 'en'

/** The words of a system line, in plain text. Each is true at the moment it is written. */
export function noticePhrase(notice: Notice, facts: PhraseFacts, locale: PhraseLocale): string {
  return locale === 'zh-CN' ? noticeInChinese(notice, facts) : noticeInEnglish(notice, facts)
}
