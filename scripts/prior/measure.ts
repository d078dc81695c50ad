// How well the bot does at desks that nothing has learned from: a clean place to choose settings by.
//   node --import tsx scripts/prior/measure.ts
// For each language and number of questions an entry, over all desks of kept-back/ (near misses) and of kept-back-plain/
// (what is asked plainly, as a real desk's entries are): the right first answers among the
// questions that have one, how well known is told from unknown (AUROC), how far confidence is from the truth (ECE), what is
// answered at the promise of 5 %, and how much of that is wrong. In percent.
import { qualityOf } from '../../bench/match-score.ts'
import { ask, percent } from './ask.ts'
import { LANGUAGES, readDesks } from './desks.ts'
import type { Source } from './universes.ts'

console.log('desks, language, questions an entry, top-1, AUROC, ECE, answered, of these wrong')
for (const folder of ['kept-back', 'kept-back-plain'] as const) {
  for (const language of LANGUAGES) {
    const own = readDesks(folder).filter(desk => desk.language === language)
    for (const questions of [1, 3, 5])
      console.log([folder, language, questions, ...measured(own, questions)].join(' · '))
  }
}

function measured(desks: readonly Source[], questions: number): string[] {
  const seen = desks.map((desk, place) => ask(desk, questions, 100 * place + questions))
  const all = seen.map(({ rows }) => qualityOf(rows))
  const mean = (of: (quality: (typeof all)[number]) => number | null) =>
    percent(all.reduce((sum, quality) => sum + (of(quality) ?? 0), 0) / all.length)
  const answered = seen.flatMap(one => one.answered)
  const wrong = answered.filter(({ gold, top }) => top[0]?.id !== gold).length
  return [
    ...[mean(({ top1 }) => top1), mean(({ auroc }) => auroc), mean(({ ece }) => ece)],
    percent(answered.length / seen.flatMap(({ rows }) => rows).length),
    percent(wrong / answered.length),
  ]
}
