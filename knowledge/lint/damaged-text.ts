import { FACT_REFERENCE } from '../fill-facts.ts'
import { foldText } from '../fold-text.ts'
import type { Problem } from '../knowledge.ts'
import { error, type TextRule, warning } from './rule.ts'
import { say } from './sentences.ts'

/** Text that was decoded with the wrong table, cut in the middle of a character, or holds signs that nobody can see. */
const DAMAGES: readonly (readonly [pattern: RegExp, words: string, zh: string])[] = [
  [/\ufffd/u, 'a character was lost (�)', '丢失的字符 �'],
  [/\p{Surrogate}/u, 'half a character', '半个字符'],
  [/锟斤拷|烫烫烫|屯屯屯/u, 'text saved in the wrong encoding', '编码保存错误'],
  [
    /[ÃÂâ][\u0080-\u00bf€™œžŸ‚„…†‡ˆ‰Š‹Œ]|å[\u0080-\u00bf]|æ[\u0080-\u00bf]/u,
    'UTF-8 read as Latin-1',
    'UTF-8 被当成 Latin-1',
  ],
  [
    /(?:[鈥銆锛鐨浣鎴鏄涓鍙璇瀹鍔闂鍚鍒鍦][^鈥銆锛鐨浣鎴鏄涓鍙璇瀹鍔闂鍚鍒鍦]{0,3}){3}/u,
    'UTF-8 read as GBK',
    'UTF-8 被当成 GBK',
  ],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u, 'a control character', '控制字符'],
  [/[\u202a-\u202e\u2066-\u2069]/u, 'a sign that turns the direction of writing', '改变书写方向的符号'],
  [/[\u200b\u2060\ufeff]/u, 'an invisible space', '看不见的空格'],
  [/[\ue000-\uf8ff]/u, 'a character that only one font knows', '只有个别字体才有的字符'],
]

/** R116: damaged or empty text is never published. */
export const damagedText: TextRule = () => texts =>
  texts.flatMap(({ text, place, what, whatZh, isQuestion }): Problem[] => {
    const damage = DAMAGES.find(([pattern]) => pattern.test(text))
    if (damage) {
      const said = say('DAMAGED_TEXT', { what, whatZh, damage: damage[1], damageZh: damage[2] })
      return [error('DAMAGED_TEXT', place, said)]
    }
    const rest = text.replace(FACT_REFERENCE, '')
    if (/\{\{|\}\}/.test(rest)) {
      return [error('DAMAGED_TEXT', place, say('LONE_BRACES', { what, whatZh }))]
    }
    // An emoji is no question, but may well be all that a canned reply says.
    if (isQuestion ? foldText(text) === '' : text.trim() === '')
      return [error('EMPTY_TEXT', place, say('EMPTY_TEXT', { what, whatZh }))]
    if (!isQuestion && /\b(?:TODO|FIXME|TBD|lorem ipsum)\b|待补充|待确认内容|此处填写/i.test(text)) {
      return [warning('UNFINISHED_TEXT', place, say('UNFINISHED_TEXT', { what, whatZh }))]
    }
    return []
  })
