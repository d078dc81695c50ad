import Fuse from 'fuse.js'
import type { FileDraft } from '../draft/drafts.ts'
import type { WorkbenchState } from '../workbench.ts'
import { type FaqView, readFaq } from './read-faq.ts'

export interface IndexedEntry {
  readonly path: string
  readonly index: number
  readonly id: string
  readonly title: string
  readonly variants: readonly string[]
}

/** Reads every text once, however often it is asked for, and finds entries by their titles. */
export function createTitleIndex() {
  const read = new Map<string, { readonly text: string; readonly view: FaqView }>()

  function view(path: string, text: string): FaqView {
    const known = read.get(path)
    if (known?.text === text) return known.view
    const made = readFaq(path, text)
    read.set(path, { text, view: made })
    return made
  }

  function entries(texts: WorkbenchState['texts'], drafts: readonly FileDraft[]): IndexedEntry[] {
    const all = new Map<string, string | null>(Object.values(texts).map(({ path, text }) => [path, text]))
    for (const { path, text } of drafts) all.set(path, text)
    return [...all].flatMap(([path, text]) => {
      const found = text === null ? null : view(path, text)
      if (found?.kind !== 'faq') return []
      return found.entries.map(({ index, id, question, variants }) => ({ path, index, id, title: question, variants }))
    })
  }

  return { view, entries }
}

export type TitleIndex = ReturnType<typeof createTitleIndex>

const MOST_FOUND = 60

export function searchEntries(entries: readonly IndexedEntry[], query: string): IndexedEntry[] {
  const fuse = new Fuse(entries, {
    keys: [
      { name: 'title', weight: 3 },
      { name: 'id', weight: 2 },
      { name: 'variants', weight: 1 },
    ],
    threshold: 0.35,
    ignoreLocation: true,
  })
  return fuse.search(query.trim(), { limit: MOST_FOUND }).map(({ item }) => item)
}
