import { createEngine } from '../../bot/build-engine.ts'
import type { BuildEngine } from '../../bot/engine.ts'
import { botEntries } from '../build-engines.ts'
import type { KnowledgeContent } from '../content.ts'
import type { Problem } from '../knowledge.ts'
import { placeOf, warning } from './rule.ts'
import { say } from './sentences.ts'

/** More parts leave more of the knowledge in each engine, and cost a build each. */
const PARTS = 5

/**
 * Asks each entry's own title of an engine that does not know that title, only the variants: where another entry
 * wins, shoppers who ask so will be answered wrongly. Builds five engines a language, so it takes seconds to minutes.
 */
export function findUnfindable(content: KnowledgeContent, today: string, build: BuildEngine = createEngine): Problem[] {
  const problems: Problem[] = []
  const all = botEntries(content, today)
  for (const language of ['zh', 'en'] as const) {
    const entries = all.filter(entry => entry.language === language)
    const synonyms = content.synonyms[language]
    for (let part = 0; part < PARTS; part++) {
      const isAsked = (at: number) => at % PARTS === part && entries[at]!.questions.length > 1
      const asked = entries.filter((_, at) => isAsked(at))
      if (asked.length === 0) continue
      const engine = build(
        entries.map((entry, at) => (isAsked(at) ? { ...entry, questions: entry.questions.slice(1) } : entry)),
        { synonyms },
      )
      for (const { id, questions } of asked) {
        const winner = engine.match(questions[0]!).top[0]
        if (winner?.id === id) continue
        const record = content.entries.find(entry => entry.id === id)!
        const message = say('UNFINDABLE', {
          text: questions[0]!,
          id,
          winner: winner ? `"${winner.id}"` : 'nothing',
          winnerZh: winner ? `“${winner.id}”` : '不上来',
        })
        problems.push(warning('UNFINDABLE', placeOf(record, 'question'), message))
      }
    }
  }
  return problems
}
