import type { BotEntry } from '../entry.ts'
import { type Ranked, rescored } from '../learn/ranker.ts'
import { normalize } from '../text/normalize.ts'
import { placeOf, type TextTable, tableOf, textAt } from '../text/text-table.ts'
import { codesIn } from './codes.ts'

export interface Guarded {
  readonly ranked: readonly Ranked[]
  /**
   * What the confidence is multiplied by (0–1): less than 1 when the query names a code that no entry knows, while others
   * of its kind are known: E7 beside E3 and E4.
   */
  readonly trust: number
  /**
   * What the odds of the confidence are multiplied by: more than 1 when the first entry alone has the code that the query
   * names, of which the calibration knows nothing.
   */
  readonly favour: number
}

/** The codes of every entry, ready for use. Plain data. */
export interface CodeTables {
  readonly codes: TextTable
  readonly shapes: TextTable
  /** Codes of entry `e` are those of `ids` from `starts[e]` up to `starts[e + 1]`. */
  readonly starts: Int32Array
  readonly ids: Int32Array
}

/** The right code is strong evidence, the rest of the question still counts: E3 of which machine? */
const RAISES = 6
/** Of a confidence; three steps in log-odds. */
const FAVOURS = Math.E ** 3
/** The wrong code outweighs everything. */
const LOWERS = 12
/**
 * What helps with E3 is no answer for E7; what is said of no code in particular is worth a choice, if it is likely by all
 * else.
 */
const TRUST_IN_UNKNOWN = 0.3

/** @param entries in the order in which the engine numbers them. */
export function readCodes(entries: readonly BotEntry[]): CodeTables {
  const codesOf = entries.map(codesOfEntry)
  const all = [...new Set(codesOf.flat())].sort()
  const placeOfCode = new Map(all.map((code, place) => [code, place]))
  const starts = new Int32Array(entries.length + 1)
  codesOf.forEach((codes, entry) => {
    starts[entry + 1] = starts[entry]! + codes.length
  })
  return {
    codes: tableOf(all),
    shapes: tableOf([...new Set(all.map(shapeOf))].sort()),
    starts,
    ids: Int32Array.from(codesOf.flat(), code => placeOfCode.get(code)!),
  }
}

/** Entries are not changed, but published again and again. */
const known = new WeakMap<BotEntry, readonly string[]>()

function codesOfEntry(entry: BotEntry): readonly string[] {
  const before = known.get(entry)
  if (before !== undefined) return before
  const texts = [...entry.questions, ...(entry.keywords ?? [])]
  const codes = [...new Set(texts.flatMap(text => codesIn(normalize(text))))]
  known.set(entry, codes)
  return codes
}

/** Codes are exact keys: an entry about E3 is raised for E3 and lowered for every other code. */
export function createCodeGuard({ codes, shapes, starts, ids }: CodeTables) {
  const isKnown = (code: string) => placeOf(codes, code) >= 0

  return function guard(ranked: readonly Ranked[], asked: readonly string[]): Guarded {
    if (asked.length === 0 || codes.size === 0) return { ranked, trust: 1, favour: 1 }
    const isUnknownCode = asked.some(code => !isKnown(code) && placeOf(shapes, shapeOf(code)) >= 0)
    const codesOf = ({ evidence: { entry } }: Ranked) => ids.subarray(starts[entry], starts[entry + 1]!)
    const isAsked = (one: Ranked) => codesOf(one).some(id => asked.includes(textAt(codes, id)))
    const raised = rescored(ranked, one => (codesOf(one).length === 0 ? 0 : isAsked(one) ? RAISES : -LOWERS))
    return {
      ranked: raised,
      trust: isUnknownCode ? TRUST_IN_UNKNOWN : 1,
      favour: raised[0] && isAsked(raised[0]) && !raised.slice(1).some(isAsked) ? FAVOURS : 1,
    }
  }
}

/** `e3` and `f1` look alike, `kfr35gw` does not. */
const shapeOf = (code: string): string =>
  code.replace(/[a-z]+/g, letters => (letters.length > 2 ? 'aaa' : 'a')).replace(/\d+/g, '1')
