// How the bot does in shops of hundreds of entries: many desks taken for one, more and more of them.
//   node --import tsx scripts/prior/measure-large.ts
// The first are desks that nothing has learned from; the longest shops also hold those that have taught the confidence.
// Each shop knows three quarters of its entries, with five questions each. Desks of a kind ask about the same things: what is
// a wrong answer here, word for word, may be the right one of another desk.
import { qualityOf } from '../../bench/match-score.ts'
import { ask, percent } from './ask.ts'
import { LANGUAGES, readDesks } from './desks.ts'

const DESKS = [6, 12, 20, 40]
const QUESTIONS = 5
const SEED = 7

console.log('language, entries, top-1, AUROC, ECE, answered, of these wrong, seconds to learn')
for (const language of LANGUAGES) {
  const all = (['kept-back', 'kept-back-plain', 'desks'] as const).flatMap(readDesks)
  const desks = all.filter(desk => desk.language === language)
  for (const many of DESKS) {
    const entries = desks.slice(0, many).flatMap(desk => desk.entries)
    const { known, rows, answered, seconds } = ask({ name: `${many} desks`, language, entries }, QUESTIONS, SEED)
    const { top1, auroc, ece } = qualityOf(rows)
    const wrong = answered.filter(({ gold, top }) => top[0]?.id !== gold).length
    console.log(
      [
        ...[language, known, percent(top1), percent(auroc), percent(ece)],
        ...[percent(answered.length / rows.length), percent(wrong / answered.length), seconds.toFixed(1)],
      ].join(' · '),
    )
  }
}
