import type { Language } from '../bot/entry.ts'
import type { KnowledgeContent } from './content.ts'
import { shortHash } from './content-version.ts'
import { sayHours } from './say-hours.ts'

/** `{{fees.visit}}`, with or without spaces inside. */
export const FACT_REFERENCE = /\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu

export interface FactText {
  readonly text: string
  /** False when the shop gave the fact in the other language only. */
  readonly inLanguage: boolean
}

/** What one `{{key}}` stands for in either language; the other one's words where a language has none of its own. */
export interface FactValue {
  readonly key: string
  readonly zh: string | null
  readonly en: string | null
}

export interface FactBook {
  /** Differs exactly when some fact, desk or contact differs, wherever it is written down. */
  readonly name: string
  /** What `{{key}}` stands for; null when nothing does. */
  find(key: string, language: Language): FactText | null
  /** Everything that a text may refer to. */
  all(): readonly FactValue[]
  /** Puts every known fact in; an unknown one stays as it is, which the lint refuses. */
  fill(text: string, language: Language): string
}

type Facts = Pick<KnowledgeContent, 'facts' | 'hours' | 'contacts' | 'shop'>

/** Who checks a content and who publishes it look things up in the same one. */
const known = new WeakMap<Facts, FactBook>()

/** Facts, `hours.<desk>`, `contacts.<id>` and `shop.name` of one content, which is not changed any more. */
export function factBookOf(content: Facts): FactBook {
  const before = known.get(content)
  if (before !== undefined) return before
  const book = createFactBook(content)
  known.set(content, book)
  return book
}

function createFactBook(content: Facts): FactBook {
  const facts = new Map(content.facts.map(fact => [fact.key, fact]))
  const contacts = new Map(content.contacts.map(contact => [contact.id, contact]))

  function find(key: string, language: Language): FactText | null {
    const fact = facts.get(key)
    if (fact) {
      const own = fact[language]
      const other = language === 'zh' ? fact.en : fact.zh
      const text = own ?? other
      return text === null ? null : { text, inLanguage: own !== null }
    }
    if (key === 'shop.name') return { text: content.shop.name[language], inLanguage: true }
    const dot = key.indexOf('.')
    const [group, id] = [key.slice(0, dot), key.slice(dot + 1)]
    if (group === 'hours' && Object.hasOwn(content.hours.desks, id)) {
      return { text: sayHours(content.hours.desks[id]!, language), inLanguage: true }
    }
    const contact = group === 'contacts' ? contacts.get(id) : undefined
    return contact ? { text: contact.value, inLanguage: true } : null
  }

  const all = () =>
    [
      ...facts.keys(),
      'shop.name',
      ...Object.keys(content.hours.desks).map(id => `hours.${id}`),
      ...[...contacts.keys()].map(id => `contacts.${id}`),
    ].map(key => ({ key, zh: find(key, 'zh')?.text ?? null, en: find(key, 'en')?.text ?? null }))

  const { hours, shop } = content
  return {
    name: shortHash({ facts: content.facts, hours, contacts: content.contacts, shop: shop.name }),
    find,
    all,
    fill: (text, language) => text.replace(FACT_REFERENCE, (typed, key: string) => find(key, language)?.text ?? typed),
  }
}
