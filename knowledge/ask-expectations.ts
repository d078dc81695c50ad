import { type Bot, type Decision, newDialog } from '../bot/decision.ts'
import type { Expectation } from './read-expectations.ts'

/** An expectation that the bot does not meet. */
export interface Unmet extends Expectation {
  /** What happens instead, in words. */
  readonly got: string
  /** The same in Chinese. */
  readonly gotZh: string
  /** The bot is unsure, but the entry is among the choices it offers. */
  readonly isOffered: boolean
}

/** Asks the bot everything that the shop expects, each in a new conversation. */
export function askExpectations(expectations: readonly Expectation[], bot: Bot): Unmet[] {
  return expectations.flatMap(expectation => {
    const { decision } = bot.decide({ text: expectation.ask }, newDialog())
    if (answersOf(decision).includes(expectation.expect)) return []
    const isOffered = decision.kind === 'askBack' && decision.entryIds.includes(expectation.expect)
    return [{ ...expectation, got: saidInstead(decision), gotZh: saidInChinese(decision), isOffered }]
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

function saidInChinese(decision: Decision): string {
  switch (decision.kind) {
    case 'answer':
      return `答成了“${decision.answers.map(answer => answer.entryId).join('”“')}”`
    case 'askBack':
      return `反问“${decision.entryIds.join('”“')}”`
    case 'smallTalk':
      return '当成了寒暄'
    case 'handOver':
      return '转了人工'
  }
}
