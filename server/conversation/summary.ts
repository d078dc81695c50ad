import { maskBankCards, replaceBankCards } from '../../bot/text/bank-cards.ts'
import type { Mood, Rule } from './rule.ts'
import { moodOf } from './rule.ts'

/** One line of a conversation, as far as a summary looks at it. */
export interface SummaryLine {
  readonly from: 'shopper' | 'bot' | 'agent' | 'system'
  readonly text: string

  /** What the bot answered with. */
  readonly entryId?: string | null
}

export type FactKind = 'order' | 'model' | 'phone' | 'email'
export interface Fact {
  readonly kind: FactKind
  readonly value: string
}

export interface Summary {
  readonly asked: readonly string[]
  /** Ids of entries, in the order in which they were given. */
  readonly answeredIds: readonly string[]
  readonly facts: readonly Fact[]
  readonly mood: Mood
  readonly rule: Rule | null
  readonly humanAsks: number
}

const MOST_QUESTIONS = 5
const LONGEST_QUESTION = 80

/** What was asked, what the bot said, and what the shopper told that must not be asked again (R57, L17). Pure. */
export function summarise(
  lines: readonly SummaryLine[],
  { rule, humanAsks }: { readonly rule: Rule | null; readonly humanAsks: number },
): Summary {
  const written = lines.filter(({ from }) => from === 'shopper').map(({ text }) => text.trim())
  const asked = [...new Set(written.filter(isTelling))].slice(-MOST_QUESTIONS).map(shortened)
  const answeredIds = lines.flatMap(({ from, entryId }) =>
    from === 'bot' && entryId !== undefined && entryId !== null ? [entryId] : [],
  )
  return {
    asked,
    answeredIds: [...new Set(answeredIds)],
    facts: factsIn(written.join('\n')),
    mood: moodOf(rule),
    rule,
    humanAsks,
  }
}

const PLEASANTRY =
  /^(你好|您好|在吗?|hi|hello|hey|好的?|嗯+|哦|ok|谢谢|thanks?( you)?|人工(客服|服务)?|转人工|客服|找人工|talk to a person|agent|[?？!！。.~，, ]*)[啊呀吗呢了。.!！?？~ ]*$/iu

function isTelling(text: string): boolean {
  return !PLEASANTRY.test(text)
}

function shortened(text: string): string {
  const line = maskBankCards(text).replace(/\s+/gu, ' ')
  const letters = [...line]
  return letters.length <= LONGEST_QUESTION ? line : `${letters.slice(0, LONGEST_QUESTION - 1).join('')}…`
}

const PHONE = /(?<![\dA-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/gu
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu
const NAMED_ORDER =
  /(?:订单(?:编?号)?|单号|order(?: (?:no\.?|number|id))?)(?:[是为:：# ]| is){0,4}([A-Za-z0-9][A-Za-z0-9-]{5,29})/giu
const LONG_NUMBER = /(?<![\dA-Za-z-])\d{12,22}(?![\dA-Za-z-])/gu
const MODEL =
  /(?<![A-Za-z0-9-])(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,12}){0,3}(?![A-Za-z0-9-])/gu
const MOST_FACTS = 12

/** Orders, models and ways to be reached, each once, with what belongs to a person masked. */
export function factsIn(typed: string): Fact[] {
  let text = typed.normalize('NFKC')
  const facts: Fact[] = []
  /** What was recognised is taken out, so that an order number is not a model as well. */
  const find = (kind: FactKind, pattern: RegExp, show: (found: string) => string) => {
    text = text.replace(pattern, (whole, group: unknown) => {
      const found = typeof group === 'string' ? group : whole
      if (kind !== 'order' || /\d{4}/.test(found)) facts.push({ kind, value: show(found) })
      return ' '
    })
  }
  find('email', EMAIL, maskedEmail)
  find('order', NAMED_ORDER, same)
  text = replaceBankCards(text, () => ' ')
  find('phone', PHONE, maskedPhone)
  find('order', LONG_NUMBER, same)
  find('model', MODEL, same)
  const seen = new Set<string>()
  return facts
    .filter(({ kind, value }) => !seen.has(`${kind} ${value}`) && seen.add(`${kind} ${value}`) !== undefined)
    .slice(0, MOST_FACTS)
}

const same = (found: string) => found

/** "138****8000" */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/gu, '')
  return `${digits.slice(-11, -8)}****${digits.slice(-4)}`
}

/** "l***@example.com" */
function maskedEmail(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}***@${host}`
}

/** A way to be reached, of any kind, as it may be shown again to who may be standing by. */
export function maskedContact(contact: string): string {
  const text = contact.normalize('NFKC').trim()
  if (text.includes('@')) return maskedEmail(text)
  const digits = text.replace(/\D/gu, '')
  if (digits.length >= 11) return maskedPhone(digits)
  if (digits.length >= 7) return `${digits.slice(0, 2)}****${digits.slice(-2)}`
  const letters = [...text]
  return letters.length <= 2 ? '***' : `${letters[0]}***${letters.at(-1)}`
}
