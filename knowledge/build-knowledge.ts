import { createBot } from '../bot/create-bot.ts'
import type { BuildEngine } from '../bot/engine.ts'
import type { Language } from '../bot/entry.ts'
import { type BuiltEngines, buildEngines, type Learned } from './build-engines.ts'
import type { FaqRecord, KnowledgeContent } from './content.ts'
import { contentVersion } from './content-version.ts'
import { createFactBook } from './fill-facts.ts'
import { createTitleFinder } from './find-titles.ts'
import type { Knowledge, KnowledgeEntry } from './knowledge.ts'
import { liveEntries } from './live-entries.ts'

export interface BuildOptions {
  /** "2026-09-01" where the shop is: expired entries are left out. */
  readonly today: string
  /** From an earlier build of the same content: skips the learning. */
  readonly learned?: Learned
  readonly createEngine?: BuildEngine
  /** Of the same content and day, when they are there already. */
  readonly built?: BuiltEngines
}

/** Makes what is published from what was read. The content should have passed the lint; what it would refuse is left out. */
export function buildKnowledge(content: KnowledgeContent, options: BuildOptions): Knowledge {
  const { today } = options
  const built = options.built ?? buildEngines(content, today, options.learned, options.createEngine)
  const bot = createBot({ engines: built.engines, entries: built.entries })
  const facts = createFactBook(content)
  const records = new Map<string, FaqRecord>()
  for (const record of liveEntries(content, today)) if (!records.has(record.id)) records.set(record.id, record)

  const publish = (record: FaqRecord): KnowledgeEntry => ({
    id: record.id,
    language: record.language,
    question: facts.fill(record.question, record.language),
    variants: record.variants.map(text => facts.fill(text, record.language)),
    answer: facts.fill(record.answer, record.language),
    category: record.category ?? null,
    keywords: record.keywords,
    source: sourceOf(record),
    followUps: record.follow_ups.flatMap(id => {
      const next = records.get(id)
      if (!next || next.language !== record.language) return []
      return [{ entryId: id, title: facts.fill(next.question, next.language) }]
    }),
    file: record.place.file,
    line: record.place.line,
  })
  const entries = [...records.values()].map(publish)
  const byId = new Map(entries.map(entry => [entry.id, entry]))
  const known = (language: Language) =>
    content.shop.starters[language].filter(id => byId.get(id)?.language === language)
  const { name, greeting } = content.shop

  return {
    version: contentVersion(content, today),
    bot,
    hours: content.hours,
    desks: content.desks,
    cannedReplies: content.cannedReplies.map(({ id, language, title, text }) => ({
      id,
      language,
      title: facts.fill(title, language),
      text: facts.fill(text, language),
    })),
    shop: {
      name,
      greeting: { zh: facts.fill(greeting.zh, 'zh'), en: facts.fill(greeting.en, 'en') },
      starters: { zh: known('zh'), en: known('en') },
    },
    entry: id => byId.get(id),
    entries,
    titles: createTitleFinder(entries, bot),
    contacts: content.contacts.map(({ place: _, ...contact }) => contact),
    outlets: content.outlets.map(({ place: _, ...outlet }) => outlet),
    forms: content.forms.map(({ place: _, ...form }) => form),
  }
}

function sourceOf({ source }: FaqRecord): KnowledgeEntry['source'] {
  if (source === undefined) return null
  return typeof source === 'string'
    ? { title: source, checked: null }
    : { title: source.title, checked: source.checked ?? null }
}
