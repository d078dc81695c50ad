import type { BotEntry, Language, Synonyms } from '../bot/entry.ts'
import { subjectsOf } from '../bot/talk/subjects.ts'
import type { FaqRecord, KnowledgeContent } from './content.ts'
import { contentVersion } from './content-version.ts'
import { type FactBook, factBookOf } from './fill-facts.ts'
import type { Knowledge, KnowledgeEntry } from './knowledge.ts'
import { liveEntries } from './live-entries.ts'
import { plainText } from './plain-text.ts'

/** Everything that a knowledge says, without what it can do. Plain data: it passes between threads. */
export interface PublishedContent extends Omit<Knowledge, 'bot' | 'entry' | 'titles'> {
  /** The entries as the engine sees them, sorted by id. */
  readonly botEntries: readonly BotEntry[]
  /** What the bot takes for things that people speak of. */
  readonly subjects: readonly string[]
  readonly synonyms: { readonly [language in Language]: Synonyms }
  /** Share of the answers that may be wrong (0–1). */
  readonly wrongAnswersAtMost: number
}

export type PublishContent = (content: KnowledgeContent, today: string) => PublishedContent

/**
 * Makes what is published from what was read. The content should have passed the lint; what it would refuse is left out.
 * An entry whose record, facts and follow-ups are those of the publish before is the very same object again.
 */
export function createContentPublisher(): PublishContent {
  let of = ''
  let forEngine = new WeakMap<FaqRecord, BotEntry>()
  let forReaders = new WeakMap<FaqRecord, KnowledgeEntry>()
  let titles = new WeakMap<FaqRecord, string>()

  return (content, today) => {
    const { hours, contacts, shop } = content
    const book = factBookOf(content)
    if (book.name !== of) {
      of = book.name
      forEngine = new WeakMap()
      forReaders = new WeakMap()
      titles = new WeakMap()
    }
    const live = liveEntries(content, today)
    const botEntries = live.map(record => remembered(forEngine, record, () => toBotEntry(record, book))).sort(byId)
    const records = new Map<string, FaqRecord>()
    for (const record of live) if (!records.has(record.id)) records.set(record.id, record)
    const titleOf = (record: FaqRecord) => remembered(titles, record, () => book.fill(record.question, record.language))

    const entries = Array.from(records.values(), record => {
      const followUps = record.follow_ups.flatMap(id => {
        const next = records.get(id)
        return next?.language === record.language ? [{ entryId: id, title: titleOf(next) }] : []
      })
      const before = forReaders.get(record)
      if (before !== undefined && areSame(before.followUps, followUps)) return before
      const entry = toEntry(record, book, followUps)
      forReaders.set(record, entry)
      return entry
    })
    const known = (language: Language) => shop.starters[language].filter(id => records.get(id)?.language === language)
    return {
      version: contentVersion(content, today),
      entries,
      botEntries,
      subjects: subjectsOf(botEntries),
      synonyms: content.synonyms,
      wrongAnswersAtMost: shop.wrongAnswersAtMost,
      hours,
      desks: content.desks,
      cannedReplies: content.cannedReplies.map(({ id, language, title, text }) => ({
        id,
        language,
        title: book.fill(title, language),
        text: book.fill(text, language),
      })),
      shop: {
        name: shop.name,
        greeting: { zh: book.fill(shop.greeting.zh, 'zh'), en: book.fill(shop.greeting.en, 'en') },
        starters: { zh: known('zh'), en: known('en') },
      },
      contacts: contacts.map(({ place: _, ...contact }) => contact),
      outlets: content.outlets.map(({ place: _, ...outlet }) => outlet),
      forms: content.forms.map(({ place: _, ...form }) => form),
    }
  }
}

function toBotEntry(record: FaqRecord, book: FactBook): BotEntry {
  return {
    id: record.id,
    language: record.language,
    questions: [record.question, ...record.variants].map(text => book.fill(text, record.language)),
    answer: plainText(book.fill(record.answer, record.language)),
    ...(record.category ? { category: record.category } : {}),
    keywords: record.keywords,
  }
}

function toEntry(record: FaqRecord, book: FactBook, followUps: KnowledgeEntry['followUps']): KnowledgeEntry {
  return {
    id: record.id,
    language: record.language,
    question: book.fill(record.question, record.language),
    variants: record.variants.map(text => book.fill(text, record.language)),
    answer: book.fill(record.answer, record.language),
    category: record.category ?? null,
    keywords: record.keywords,
    source: sourceOf(record),
    followUps,
    file: record.place.file,
    line: record.place.line,
  }
}

function sourceOf({ source }: FaqRecord): KnowledgeEntry['source'] {
  if (source === undefined) return null
  return typeof source === 'string'
    ? { title: source, checked: null }
    : { title: source.title, checked: source.checked ?? null }
}

function areSame(a: KnowledgeEntry['followUps'], b: KnowledgeEntry['followUps']): boolean {
  return (
    a.length === b.length &&
    a.every(({ entryId, title }, place) => entryId === b[place]?.entryId && title === b[place].title)
  )
}

function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  known.set(key, made)
  return made
}

/** By id, so that moving an entry between files changes nothing. */
const byId = (a: BotEntry, b: BotEntry): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
