import type { AgentMessageView } from '../../protocol/agent.ts'
import { gist } from './markdown/gist.ts'

/** One question to the bot and what came back. */
export interface Exchange {
  readonly seq: number
  readonly question: string
  readonly answer: string | null
  readonly decision: 'answer' | 'askBack' | 'smallTalk' | 'handOver' | null
  /** 0–1; `null` when the bot did not say. */
  readonly confidence: number | null
}

export interface BotSummary {
  readonly exchanges: readonly Exchange[]
  readonly asked: number
  readonly answered: number
  readonly lastedSeconds: number
}

/** What an agent needs of the bot's part before the first word: what was asked, what was answered, how surely. */
export function summarise(messages: readonly AgentMessageView[]): BotSummary {
  const exchanges: Exchange[] = []
  for (const message of messages) {
    const open = exchanges.at(-1)
    if (message.from === 'shopper') {
      exchanges.push({ seq: message.seq, question: message.text, answer: null, decision: null, confidence: null })
    } else if (message.from === 'bot' && open && open.answer === null) {
      exchanges[exchanges.length - 1] = {
        ...open,
        answer: gist(message.text).replaceAll('\n', ' '),
        decision: message.bot?.decision ?? null,
        confidence: message.bot && message.bot.entryId !== null ? message.bot.confidence : null,
      }
    }
  }
  // The stretch ends where people take over: a last question without an answer is what brought them.
  const last = exchanges.at(-1)
  if (last && last.answer === null) exchanges[exchanges.length - 1] = { ...last, decision: 'handOver' }

  const began = messages[0]?.at ?? 0
  const ended = messages.at(-1)?.at ?? began
  return {
    exchanges,
    asked: exchanges.length,
    answered: exchanges.filter(exchange => exchange.decision === 'answer').length,
    lastedSeconds: Math.max(0, (ended - began) / 1_000),
  }
}
