import type { FaqRecord } from '../content.ts'
import type { FactBook } from '../fill-facts.ts'
import type { Problem } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { rememberedBeside } from './remembered.ts'
import { type LintRule, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/** About a minute of speech. */
const VOICE_CHARACTERS = 300
/** The platform's limit for one text message. */
const WECHAT_BYTES = 2_048

/** An answer that a channel must split or read out for minutes, if the entry is meant for that channel. */
export const longAnswers: LintRule = ({ content, facts }) => {
  const problems: Problem[] = []
  for (const entry of content.entries) {
    const { spoken, bytes } = lengthOf(entry, facts)
    const place = placeOf(entry, 'answer')
    if (entry.channels?.includes('voice') && spoken > VOICE_CHARACTERS) {
      problems.push(
        warning('TOO_LONG_FOR_VOICE', place, say('TOO_LONG_FOR_VOICE', { count: spoken, most: VOICE_CHARACTERS })),
      )
    }
    if (entry.channels?.includes('wechat') && bytes > WECHAT_BYTES) {
      problems.push(
        warning('TOO_LONG_FOR_WECHAT', place, say('TOO_LONG_FOR_WECHAT', { count: bytes, most: WECHAT_BYTES })),
      )
    }
  }
  return problems
}

const lengthOf = rememberedBeside((entry: FaqRecord, facts: FactBook) => {
  const answer = facts.fill(entry.answer, entry.language)
  return { spoken: [...plainText(answer)].length, bytes: Buffer.byteLength(answer) }
})
