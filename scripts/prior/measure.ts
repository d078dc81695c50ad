// How well the bot does at desks that nothing has learned from: a clean place to choose settings by.
//   node --import tsx scripts/prior/measure.ts
// For each language and number of questions an entry, over all desks of kept-back/: the right first answers among the
// questions that have one, how well known is told from unknown (AUROC), how far confidence is from the truth (ECE), what is
// answered at the promise of 5 %, and how much of that is wrong. In percent.
import { qualityOf, type Scored } from '../../bench/match-score.ts'
import { createEngine } from '../../bot/build-engine.ts'
import { LANGUAGES, readDesks } from './desks.ts'
import { type Source, universeOf } from './universes.ts'

/** Of the 48 entries of a desk. */
const INSIDE = 36
const OUTSIDE = 12

const percent = (share: number | null): string => (100 * (share ?? 0)).toFixed(1)

function ask(source: Source, questions: number, seed: number) {
  const { language, known, asked } = universeOf(source, { inside: INSIDE, outside: OUTSIDE, questions, seed })
  const entries = Array.from({ length: INSIDE }, (_, entry) => {
    const own = known.filter(one => one.entry === entry)
    return { id: `${entry}`, language, questions: own.map(({ text }) => text) }
  })
  const engine = createEngine(entries)
  const rows: Scored[] = asked.map(({ entry, text }) => ({
    gold: entry === null ? null : `${entry}`,
    top: engine.match(text).top,
  }))
  return { rows, answered: rows.filter(({ top }) => (top[0]?.confidence ?? 0) >= engine.answerFrom) }
}

const desks = readDesks('kept-back')
console.log('language, questions an entry, top-1, AUROC, ECE, answered, of these wrong')
for (const language of LANGUAGES) {
  for (const questions of [1, 3, 5]) {
    const own = desks.filter(desk => desk.language === language)
    const seen = own.map((desk, place) => ask(desk, questions, 100 * place + questions))
    const all = seen.map(({ rows }) => qualityOf(rows))
    const mean = (of: (quality: (typeof all)[number]) => number | null) =>
      percent(all.reduce((sum, quality) => sum + (of(quality) ?? 0), 0) / all.length)
    const answered = seen.flatMap(one => one.answered)
    const wrong = answered.filter(({ gold, top }) => top[0]?.id !== gold).length
    console.log(
      [
        ...[language, questions, mean(({ top1 }) => top1), mean(({ auroc }) => auroc), mean(({ ece }) => ece)],
        percent(answered.length / seen.flatMap(({ rows }) => rows).length),
        percent(wrong / answered.length),
      ].join(' · '),
    )
  }
}
