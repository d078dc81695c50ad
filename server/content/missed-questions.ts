import { newDialog } from '../../bot/decision.ts'
import { dayIn } from '../../knowledge/calendar-day.ts'
import { shortHash } from '../../knowledge/content-version.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { MissedGroup } from '../../protocol/editor.ts'
import type { EpochMs } from '../conversation/state.ts'
import { DeskError } from '../errors.ts'
import type { ConversationStore } from '../store/conversation-store.ts'
import { type Breathe, createBreathe } from './breathe.ts'
import { findMisses } from './find-misses.ts'
import { type Group, groupMisses, middleOf } from './group-misses.ts'
import { readQuestions } from './read-questions.ts'

export interface MissedNeeds {
  readonly conversations: Pick<ConversationStore, 'questions' | 'dismissMissed' | 'dismissedMissed'>
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

const DAY_MS = 86_400_000
const DAYS_LOOKED_AT = 30
const DAYS_COUNTED = 14
const MOST_QUESTIONS = 20_000
const MOST_GROUPS = 100
const SAMPLES = 10

/** What the bot could not answer, was asked again or answered badly, grouped by likeness, most frequent first (L10). */
export function createMissedQuestions({ conversations, knowledge, now }: MissedNeeds) {
  async function openGroups(breathe: Breathe): Promise<(Group & { readonly key: string })[]> {
    const since = now() - DAYS_LOOKED_AT * DAY_MS
    const questions = (await readQuestions(conversations, since, MOST_QUESTIONS)).reverse()
    const misses = await findMisses(questions, breathe)
    const leaders = (await conversations.dismissedMissed()).map(({ text }) => text)
    const groups = await groupMisses(misses, leaders, breathe)
    return groups
      .slice(leaders.length)
      .map(group => ({ ...group, key: shortHash(group.leader) }))
      .sort((a, b) => b.misses.length - a.misses.length || lastAt(b) - lastAt(a) || (a.key < b.key ? -1 : 1))
  }

  return {
    async missed(): Promise<MissedGroup[]> {
      const breathe = createBreathe()
      const dayOf = createDayOf(knowledge().hours.timezone)
      const today = dayOf(now())
      const found: MissedGroup[] = []
      for (const group of await openGroups(breathe)) {
        if (found.length === MOST_GROUPS) break
        await breathe()
        const title = middleOf(group)
        const { nearest, isAnswered } = nearestTo(title, knowledge())
        const chosen = mostChosen(group, knowledge())
        if (isAnswered && isDone(group, knowledge().version)) continue
        found.push({
          key: group.key,
          title,
          language: /\p{Script=Han}/u.test(title) ? 'zh' : 'en',
          count: group.misses.length,
          firstAt: group.misses[0]?.at ?? 0,
          lastAt: lastAt(group),
          samples: group.misses
            .slice(-SAMPLES)
            .reverse()
            .map(({ text, at, reason }) => ({ text: text.slice(0, 500), at, reason })),
          days: countDays(group, today, dayOf),
          nearest,
          chosen,
        })
      }
      return found
    },

    /** @throws DeskError NOT_FOUND when there is no such group, nor ever was a dismissed one. */
    async dismiss(key: string, by: string): Promise<void> {
      const group = (await openGroups(createBreathe())).find(each => each.key === key)
      if (group !== undefined) await conversations.dismissMissed({ key, text: group.leader }, by, now())
      else if (!(await conversations.dismissedMissed()).some(each => each.key === key))
        throw new DeskError('NOT_FOUND', 'there is no such group')
    },
  }
}

function lastAt({ misses }: Group): EpochMs {
  return misses.at(-1)?.at ?? 0
}

/** Nobody has failed with it since today's knowledge was published, and that answers it. */
function isDone({ misses }: Group, version: string): boolean {
  return misses.every(({ reason, knowledgeVersion }) => reason === 'unanswered' && knowledgeVersion !== version)
}

function nearestTo(title: string, { bot, entry }: Knowledge): { nearest: MissedGroup['nearest']; isAnswered: boolean } {
  const { decision } = bot.decide({ text: title }, newDialog())
  const isAnswered = decision.kind === 'answer'
  const [entryId, confidence] =
    decision.kind === 'answer'
      ? [decision.answers[0]?.entryId, decision.answers[0]?.confidence]
      : decision.kind === 'askBack'
        ? [decision.entryIds[0], decision.confidence]
        : decision.kind === 'handOver'
          ? [decision.about ?? undefined, decision.confidence]
          : []
  const found = entryId === undefined ? undefined : entry(entryId)
  if (found === undefined) return { nearest: null, isAnswered }
  return { nearest: { entryId: found.id, title: found.question, confidence: confidence ?? 0 }, isAnswered }
}

/** The entry that shoppers picked most often when the bot asked back. */
function mostChosen({ misses }: Group, { entry }: Knowledge): MissedGroup['chosen'] {
  const counts = new Map<string, number>()
  for (const { chosenId } of misses) if (chosenId) counts.set(chosenId, (counts.get(chosenId) ?? 0) + 1)
  const picked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  for (const [id, count] of picked) {
    const found = entry(id)
    if (found) return { entryId: id, title: found.question, count }
  }
  return null
}

/** Days of the shop's time zone; all its quarters of an hour lie within one day. */
function createDayOf(timezone: string): (at: EpochMs) => string {
  const known = new Map<number, string>()
  return at => {
    const quarter = Math.floor(at / 900_000)
    const day = known.get(quarter) ?? dayIn(timezone, new Date(at))
    known.set(quarter, day)
    return day
  }
}

function countDays({ misses }: Group, today: string, dayOf: (at: EpochMs) => string): number[] {
  const counts = new Map<string, number>()
  for (const { at } of misses) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1)
  const last = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: DAYS_COUNTED }, (_, at) => {
    const day = new Date(last - (DAYS_COUNTED - 1 - at) * DAY_MS).toISOString().slice(0, 10)
    return counts.get(day) ?? 0
  })
}
