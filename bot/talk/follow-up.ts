import type { BotEntry } from '../entry.ts'

const ASKS_ON = /^(那|那么|那如果|还有|然后)|呢$|^(and |then |so )?(what|how) about\b|^and\b/u
const LEADS_ON = /^(那么?|还有|然后)(如果|要是)?|^(and|then|so)\b|\b(what|how) about( the)?\b|呢$/gu
const MOST_WORDS = 6
const MOST_CHARACTERS = 10

/**
 * The new matter of a short follow-up such as "那安装呢？" → 安装, "what about installation" → installation.
 *
 * @returns null when the text stands on its own. Expects normalized text.
 */
export function followUpOf(text: string): string | null {
  const plain = text.replace(/[^\p{L}\p{N} ]+/gu, ' ').trim()
  if (!ASKS_ON.test(plain)) return null
  const han = plain.match(/\p{Script=Han}/gu)?.length ?? 0
  if (han > MOST_CHARACTERS || plain.split(' ').length > MOST_WORDS) return null
  const matter = plain.replace(LEADS_ON, ' ').trim()
  return matter === '' ? null : matter
}

/** Whether a text is so short that what was spoken of before may belong to it. Expects normalized text. */
export function isShort(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han <= MOST_CHARACTERS && text.split(' ').length <= MOST_WORDS
}

/** What the conversation is about after `entry` was answered: its product words, else its title. */
export function subjectOf(entry: BotEntry): string {
  const named = [...(entry.keywords ?? []), ...(entry.category ? [entry.category] : [])]
  return named.length > 0 ? named.join(' ') : (entry.questions[0] ?? '')
}
