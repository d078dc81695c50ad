import type { BotEntry } from '../bot/entry.ts'
import type { KnowledgeEntry, Problem } from './knowledge.ts'
import type { Prepared } from './prepare.ts'
import type { PublishedContent } from './publish-content.ts'
import { createTurns } from './take-turns.ts'

/** A list by what has changed: places in the list before, −1 for an item that follows in the parts. */
type Places = Int32Array

interface Lists {
  readonly entries: readonly KnowledgeEntry[]
  readonly botEntries: readonly BotEntry[]
  readonly problems: readonly Problem[]
}
type ListName = keyof Lists
const NAMES: readonly ListName[] = ['entries', 'botEntries', 'problems']

interface Head {
  readonly places: { readonly [name in ListName]: Places }
  readonly rest: Omit<Prepared, 'published' | 'problems'> & {
    readonly published: Omit<PublishedContent, 'entries' | 'botEntries'> | null
  }
}

/** One message: small enough to be read within a moment. */
export type Part = Head | { readonly of: ListName; readonly items: readonly unknown[] }

const ITEMS_IN_PART = 50
const NOTHING: Lists = { entries: [], botEntries: [], problems: [] }

/** Cuts what was prepared into parts, and leaves out what the receiver has from the time before. */
export function createSender(): (prepared: Prepared) => Part[] {
  let sent = NOTHING
  return prepared => {
    const { published, problems, ...rest } = prepared
    const { entries, botEntries, ...said } = published ?? { ...NOTHING }
    // What is refused leaves the receiver with what it had.
    const lists = published === null ? { ...sent, problems } : { entries, botEntries, problems }
    const cut = NAMES.map(name => ({ name, ...cutList<unknown>(lists[name], sent[name]) }))
    sent = lists
    const places = Object.fromEntries(cut.map(each => [each.name, each.places])) as Head['places']
    const head: Head = { places, rest: { ...rest, published: published === null ? null : (said as never) } }
    return [head, ...cut.flatMap(({ name, items }) => chunks(items).map(chunk => ({ of: name, items: chunk })))]
  }
}

function cutList<T>(list: readonly T[], before: readonly T[]): { places: Places; items: T[] } {
  const placeBefore = new Map(before.map((item, place) => [item, place]))
  const places = Int32Array.from(list, item => placeBefore.get(item) ?? -1)
  return { places, items: list.filter((_, at) => places[at] === -1) }
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / ITEMS_IN_PART) }, (_, chunk) =>
    items.slice(chunk * ITEMS_IN_PART, (chunk + 1) * ITEMS_IN_PART),
  )
}

/** Puts the parts together again, one at a time, so that other work goes on in between. */
export function createReceiver(): (next: () => Part | undefined) => Promise<Prepared> {
  let received = NOTHING
  return async next => {
    const takeTurns = createTurns()
    const head = next() as Head
    const fresh: { [name in ListName]: unknown[] } = { entries: [], botEntries: [], problems: [] }
    for (let part = next(); part !== undefined; part = next()) {
      const { of, items } = part as Exclude<Part, Head>
      fresh[of].push(...items)
      await takeTurns()
    }
    const put = (name: ListName) => {
      let at = 0
      const before: readonly unknown[] = received[name]
      return Array.from(head.places[name], place => (place >= 0 ? before[place] : fresh[name][at++]))
    }
    const lists: Record<string, unknown> = {}
    for (const name of NAMES) {
      lists[name] = put(name)
      await takeTurns()
    }
    received = lists as unknown as Lists
    const { entries, botEntries, problems } = received
    const { published, ...rest } = head.rest
    return { ...rest, problems, published: published === null ? null : { ...published, entries, botEntries } }
  }
}
