import { type Bot, type Decision, newDialog } from '../../bot/decision.ts'
import type { KnowledgeContent } from '../content.ts'
import type { Problem } from '../knowledge.ts'
import { error, warning } from './rule.ts'

/** Asks the bot everything that `expectations.yaml` holds. An unsure bot that offers the right entry is a warning only. */
export function findUnmetExpectations({ expectations }: Pick<KnowledgeContent, 'expectations'>, bot: Bot): Problem[] {
  return expectations.flatMap(({ ask, expect, place }) => {
    const { decision } = bot.decide({ text: ask }, newDialog())
    if (answersOf(decision).includes(expect)) return []
    const message = `"${ask}" should lead to "${expect}", but ${saidInstead(decision)}`
    const isOffered = decision.kind === 'askBack' && decision.entryIds.includes(expect)
    return [isOffered ? warning('UNSURE', place, message) : error('REGRESSION', place, message)]
  })
}

function answersOf(decision: Decision): string[] {
  if (decision.kind === 'handOver') return ['human']
  return decision.kind === 'answer' ? decision.answers.map(answer => answer.entryId) : []
}

function saidInstead(decision: Decision): string {
  switch (decision.kind) {
    case 'answer':
      return `"${decision.answers.map(answer => answer.entryId).join('", "')}" answers`
    case 'askBack':
      return `the bot asks back: "${decision.entryIds.join('", "')}"`
    case 'smallTalk':
      return `it is taken for small talk (${decision.topic})`
    case 'handOver':
      return `a person is called (${decision.reason})`
  }
}
