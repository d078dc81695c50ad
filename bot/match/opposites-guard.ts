import type { BotEntry } from '../entry.ts'
import { questionsOf } from '../learn/asked-entries.ts'
import { type Ranked, rescored } from '../learn/ranker.ts'
import { asAsked } from '../text/courtesies.ts'
import { type Directions, directionsIn } from './opposites.ts'

/** Of an entry's questions. */
const MOST = 0.5
/** Candidates that are looked at. */
const LOOKED_AT = 5
/** Of a score: of two that are nearly as likely, the other one comes first. */
const LOWERS = 1
/** What the confidence of an entry that says the opposite is multiplied by: it is worth a choice, never an answer. */
const TRUST_IN_OPPOSITE = 0.3

const NONE: ReadonlySet<number> = new Set()

export interface Checked {
  readonly ranked: readonly Ranked[]
  /** What the confidence of the first is multiplied by (0–1). */
  readonly trust: number
  /** Entries that say the opposite, among the first. */
  readonly against: ReadonlySet<number>
}

/**
 * Raising a limit is not lowering it, though all other words are the same. An entry speaks against a query when most of its
 * questions go the opposite way, and none goes the same.
 *
 * @param entries in the order in which the engine numbers them.
 */
export function createOppositesGuard(entries: readonly BotEntry[]) {
  const known = new Map<number, readonly Directions[]>()

  /** One for each question of the entry. */
  function directionsOf(entry: number): readonly Directions[] {
    const before = known.get(entry)
    if (before !== undefined) return before
    const own = entries[entry]!
    const found = questionsOf(own).map(question => directionsIn(asAsked(question), own.language))
    known.set(entry, found)
    return found
  }

  function speaksAgainst(asked: Directions, { evidence }: Ranked): boolean {
    const own = directionsOf(evidence.entry)
    return [...asked].some(([axis, way]) => {
      const ways = own.flatMap(each => each.get(axis) ?? [])
      return ways.length >= MOST * own.length && !ways.includes(way)
    })
  }

  /** @param text as the engine compares it. */
  return function check(ranked: readonly Ranked[], text: string): Checked {
    const first = ranked[0]
    const asked = first === undefined ? null : directionsIn(text, entries[first.evidence.entry]!.language)
    if (asked === null || asked.size === 0) return { ranked, trust: 1, against: NONE }
    const found = ranked.slice(0, LOOKED_AT).filter(one => speaksAgainst(asked, one))
    if (found.length === 0) return { ranked, trust: 1, against: NONE }
    const against = new Set(found.map(({ evidence }) => evidence.entry))
    const checked = rescored(ranked, ({ evidence }) => (against.has(evidence.entry) ? -LOWERS : 0))
    const isAgainst = speaksAgainst(asked, checked[0]!)
    return { ranked: checked, trust: isAgainst ? TRUST_IN_OPPOSITE : 1, against }
  }
}
