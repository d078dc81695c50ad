import { plainText } from '../plain-text.ts'
import { type EntryRule, placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/** About a minute of speech. */
const VOICE_CHARACTERS = 300
/** The platform's limit for one text message. */
const WECHAT_BYTES = 2_048

/** An answer that a channel must split or read out for minutes, if the entry is meant for that channel. */
export const longAnswer: EntryRule =
  ({ facts }) =>
  entry => {
    const { channels = [], language } = entry
    const place = placeOf(entry, 'answer')
    const answer = facts.fill(entry.answer, language)
    const spoken = channels.includes('voice') ? [...plainText(answer)].length : 0
    const bytes = channels.includes('wechat') ? Buffer.byteLength(answer) : 0
    const [voice, wechat] = [
      { count: spoken, most: VOICE_CHARACTERS },
      { count: bytes, most: WECHAT_BYTES },
    ]
    return [
      ...(spoken > voice.most ? [warning('TOO_LONG_FOR_VOICE', place, say('TOO_LONG_FOR_VOICE', voice))] : []),
      ...(bytes > wechat.most ? [warning('TOO_LONG_FOR_WECHAT', place, say('TOO_LONG_FOR_WECHAT', wechat))] : []),
    ]
  }
