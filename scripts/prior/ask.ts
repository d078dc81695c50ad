import type { Scored } from '../../bench/match-score.ts'
import { createEngine } from '../../bot/build-engine.ts'
import { type Source, universeOf } from './universes.ts'

/** Share of a desk's entries that the bot is given; the others are asked about too. */
const INSIDE = 0.75

export const percent = (share: number | null): string => (100 * (share ?? 0)).toFixed(1)

/** What a bot that knows so many questions an entry answers to the others. */
export function ask(source: Source, questions: number, seed: number) {
  const inside = Math.round(INSIDE * source.entries.length)
  const outside = source.entries.length - inside
  const { language, known, asked } = universeOf(source, { inside, outside, questions, seed })
  const entries = Array.from({ length: inside }, (_, entry) => {
    const own = known.filter(one => one.entry === entry)
    return { id: `${entry}`, language, questions: own.map(({ text }) => text) }
  })
  const begun = performance.now()
  const engine = createEngine(entries)
  const seconds = (performance.now() - begun) / 1_000
  const rows: Scored[] = asked.map(({ entry, text }) => ({
    gold: entry === null ? null : `${entry}`,
    top: engine.match(text).top,
  }))
  const answered = rows.filter(({ top }) => (top[0]?.confidence ?? 0) >= engine.answerFrom)
  return { known: inside, rows, answered, seconds }
}
