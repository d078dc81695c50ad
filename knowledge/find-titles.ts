import Fuse from 'fuse.js'
import type { Bot } from '../bot/decision.ts'
import { foldText } from './fold-text.ts'
import type { Knowledge, KnowledgeEntry } from './knowledge.ts'

/** Titles that complete the text, then those that hold it, then those that the engine finds alike, ordered by fuse.js. */
export function createTitleFinder(
  entries: readonly KnowledgeEntry[],
  entryOf: Knowledge['entry'],
  bot: Bot,
): Knowledge['titles'] {
  return (text, language, count) => {
    const wanted = foldText(text)
    if (wanted === '' || !(count > 0)) return []
    const chosen = new Map<string, string>()
    const own = entries.filter(entry => entry.language === language).map(folded)
    const take = (fits: (one: Folded) => boolean) => {
      for (const one of own) if (chosen.size < count && fits(one)) chosen.set(one.entry.id, one.entry.question)
    }
    take(one => one.title.startsWith(wanted))
    take(one => one.title.includes(wanted))
    take(one => one.variants.some(variant => variant.startsWith(wanted)))
    if (chosen.size < count) {
      const alike = bot
        .suggest(text, count * 3)
        .flatMap(({ entryId }) => entryOf(entryId) ?? [])
        .filter(entry => entry.language === language && !chosen.has(entry.id))
      for (const entry of nearest(text, alike)) if (chosen.size < count) chosen.set(entry.id, entry.question)
    }
    return [...chosen].map(([entryId, title]) => ({ entryId, title }))
  }
}

interface Folded {
  readonly entry: KnowledgeEntry
  readonly title: string
  readonly variants: readonly string[]
}

/** An entry that was published before is folded already. */
const known = new WeakMap<KnowledgeEntry, Folded>()

function folded(entry: KnowledgeEntry): Folded {
  const before = known.get(entry)
  if (before !== undefined) return before
  const made = { entry, title: foldText(entry.question), variants: entry.variants.map(foldText) }
  known.set(entry, made)
  return made
}

function nearest(text: string, candidates: readonly KnowledgeEntry[]): KnowledgeEntry[] {
  const fuse = new Fuse(candidates, { keys: ['question', 'variants'], threshold: 0.5, ignoreLocation: true })
  return fuse.search(text.slice(0, 32)).map(result => result.item)
}
