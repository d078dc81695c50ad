import { createHash } from 'node:crypto'
import { ruleIn } from '../../bot/talk/rule-in.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { localTime } from '../calendar/zoned-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { Closing } from '../conversation/event.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Store } from '../store/store.ts'
import { readEpisode, summaryOf } from './episode.ts'

const HOUR_MS = 60 * 60_000

const CALM: ReadonlySet<ReturnType<typeof ruleIn>> = new Set([null, 'hazard'])

/** No letters and digits that are taken for each other when read out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LETTERS_IN_NUMBER = 6

/** What is put on file when an episode ends: a number to quote, and what it was about, for the shopper to read. */
export async function closingOf(
  store: Store,
  knowledge: Knowledge,
  conversation: Conversation,
  at: EpochMs,
): Promise<Closing> {
  const { locale, state } = conversation
  const [lines, agent] = await Promise.all([
    readEpisode(store, conversation.id),
    state.status === 'withAgent' ? store.people.agent(state.agentId) : null,
  ])
  // Nobody needs to read their own anger again.
  const asked = summaryOf(lines, conversation, knowledge).asked.filter(text => CALM.has(ruleIn(text)))
  const words = locale === 'zh-CN' ? zh : en
  const summary = [
    ...(asked.length === 0 ? [] : [words.asked(asked.slice(0, 3))]),
    ...(agent === null ? [] : [words.served(agent.name, agent.number)]),
  ].join('\n')
  const { rateHours, continueHours } = knowledge.desks.afterClosing
  return {
    caseNumber: caseNumber(conversation, knowledge.hours.timezone, at),
    summary,
    rateUntil: at + rateHours * HOUR_MS,
    reopenUntil: at + continueHours * HOUR_MS,
  }
}

const zh = {
  asked: (asked: readonly string[]) => `您咨询了：${asked.join('；')}`,
  served: (name: string, number: string) => `由${name}（工号 ${number}）为您处理`,
}
const en = {
  asked: (asked: readonly string[]) => `You asked: ${asked.join('; ')}`,
  served: (name: string, number: string) => `${name} (no. ${number}) dealt with it`,
}

/** "261102-K7QF3M": the day, and six letters that the episode always has. */
export function caseNumber({ id, episode }: Conversation, timezone: string, at: EpochMs): string {
  const day = localTime(at, timezone).day.slice(2).replaceAll('-', '')
  const hash = createHash('sha256').update(`${id}:${episode}`).digest()
  let letters = ''
  for (let place = 0; place < LETTERS_IN_NUMBER; place++)
    letters += LETTERS[hash.readUInt32BE(place * 4) % LETTERS.length] ?? ''
  return `${day}-${letters}`
}
