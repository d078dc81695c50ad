import { normalize } from '../text/normalize.ts'
import { asksSomething } from './asks-something.ts'
import type { Part } from './clauses.ts'

/** A comma inside a number separates nothing. */
const COMMA = /(?<!\d)[,，]|[,，](?!\d)/u

/** A question, and what is said after it: "怎么预约安装，电视黑屏" names a second matter without asking. `null` for one clause. */
export function whatFollows({ text, isMarked }: Part): readonly [question: Part, rest: Part] | null {
  const clauses = text.split(COMMA).map(clause => clause.trim())
  const asking = clauses.findLastIndex(clause => asksSomething({ text: normalize(clause), isMarked: false }))
  if (asking === -1 || asking === clauses.length - 1) return null
  const [question, rest] = [clauses.slice(0, asking + 1), clauses.slice(asking + 1)].map(some => some.join(','))
  return [
    { text: question!, isMarked: false },
    { text: rest!, isMarked },
  ]
}

/**
 * The questions that commas separate within one part: "能开发票吗，运费多少" has two, "我昨天买的空调，能退吗" has one. What
 * leads to a question stays with it, and so does what follows the last one. As typed or normalized.
 *
 * @returns the part itself when no more than one of its clauses asks something.
 */
export function questionsApart(part: Part): Part[] {
  const clauses = part.text.split(COMMA).map(clause => clause.trim())
  if (clauses.length < 2) return [part]
  const questions: Part[] = []
  let begun: string[] = []
  for (const [place, clause] of clauses.entries()) {
    if (clause !== '') begun.push(clause)
    const isMarked = part.isMarked && place === clauses.length - 1
    if (!asksSomething({ text: normalize(clause), isMarked })) continue
    questions.push({ text: begun.join(','), isMarked })
    begun = []
  }
  const last = questions.pop()
  if (last === undefined || questions.length === 0) return [part]
  return [...questions, { text: [last.text, ...begun].join(','), isMarked: part.isMarked }]
}
