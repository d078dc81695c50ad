import type { BotEntry } from '../entry.ts'
import type { Ranked } from '../learn/ranker.ts'
import { normalize } from '../text/normalize.ts'
import { codesIn } from './codes.ts'

export interface Guarded {
  readonly ranked: readonly Ranked[]
  /** The query names a code that no entry knows, while others of its kind are known: E7 beside E3 and E4. */
  readonly isUnknownCode: boolean
}

/** The right code is strong evidence, the rest of the question still counts: E3 of which machine? */
const RAISES = 3
/** The wrong code outweighs everything. */
const LOWERS = 12

/** Codes are exact keys: an entry about E3 is raised for E3 and lowered for every other code. */
export function createCodeGuard(entries: readonly BotEntry[]) {
  const codesOf = entries.map(
    ({ questions, keywords }) => new Set([...questions, ...(keywords ?? [])].flatMap(text => codesIn(normalize(text)))),
  )
  const known = new Set(codesOf.flatMap(codes => [...codes]))
  const shapes = new Set([...known].map(shapeOf))

  return function guard(ranked: readonly Ranked[], asked: readonly string[]): Guarded {
    if (asked.length === 0 || known.size === 0) return { ranked, isUnknownCode: false }
    if (asked.some(code => !known.has(code) && shapes.has(shapeOf(code)))) return { ranked, isUnknownCode: true }
    const raised = ranked.map(one => {
      const codes = codesOf[one.evidence.entry]!
      if (codes.size === 0) return one
      return { ...one, score: one.score + (asked.some(code => codes.has(code)) ? RAISES : -LOWERS) }
    })
    raised.sort((a, b) => b.score - a.score || a.evidence.entry - b.evidence.entry)
    const most = raised[0]?.score ?? 0
    const sum = raised.reduce((total, { score }) => total + Math.exp(score - most), 0)
    return {
      ranked: raised.map(one => ({ ...one, probability: Math.exp(one.score - most) / sum })),
      isUnknownCode: false,
    }
  }
}

/** `e3` and `f1` look alike, `kfr35gw` does not. */
const shapeOf = (code: string): string =>
  code.replace(/[a-z]+/g, letters => (letters.length > 2 ? 'aaa' : 'a')).replace(/\d+/g, '1')
