import { createHash } from 'node:crypto'
import type { FaqRecord, KnowledgeContent } from './content.ts'
import { liveEntries } from './live-entries.ts'

/** Twelve hex digits that change exactly when what is published changes: not with comments, line numbers or file names. */
export function contentVersion(content: KnowledgeContent, today: string): string {
  const before = known.get(content)
  if (before?.today === today) return before.version
  const entries = liveEntries(content, today).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const names = entries.map(nameOfRecord)
  const version = shortHash({ ...content, entries: names, deskPlaces: null, chatDeskPlaces: null, expectations: null })
  known.set(content, { today, version })
  return version
}

/** Who prepares a content and who publishes it ask for the same. */
const known = new WeakMap<KnowledgeContent, { readonly today: string; readonly version: string }>()

/** Twelve hex digits of any plain data, whatever the order of its keys. */
export function shortHash(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data, sortedWithoutPlaces)).digest('hex').slice(0, 12)
}

/** Remembers the hash of what is never changed, and asked for again and again. */
export function rememberedHash<T extends object>(what: (one: T) => unknown): (one: T) => string {
  const hashes = new WeakMap<T, string>()
  return one => {
    const before = hashes.get(one)
    if (before !== undefined) return before
    const name = createHash('sha256')
      .update(JSON.stringify(what(one), sortedWithoutPlaces))
      .digest('base64')
    hashes.set(one, name)
    return name
  }
}

const nameOfRecord = rememberedHash<FaqRecord>(record => record)

function sortedWithoutPlaces(key: string, value: unknown): unknown {
  if (key === 'place' || key === 'lines') return undefined
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
