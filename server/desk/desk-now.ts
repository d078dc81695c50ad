import type { Decision, DialogState } from '../../bot/decision.ts'
import type { DeskHours, Knowledge } from '../../knowledge/knowledge.ts'
import { isOpen, nextOpening } from '../calendar/opening.ts'
import { isPeak } from '../calendar/peak.ts'
import type { DeskNow } from '../conversation/event.ts'
import { countsAsComplaint, type Rule } from '../conversation/rule.ts'
import type { ConversationState, EpochMs } from '../conversation/state.ts'
import { chooseDesk, MAIN_DESK, overflowChain } from '../routing/desks.ts'

const MINUTE_MS = 60_000
/** An answer that the question resembles this much tells what it is about. */
const RESEMBLES = 0.5

interface ThisMinute {
  readonly minute: number
  readonly now: DeskNow
}
/** Hours are written in minutes and asked for with every message, so each minute is worked out once. */
const known = new WeakMap<Knowledge, Map<string, ThisMinute>>()

/**
 * The desk's hours at this moment. When it is closed and somebody who helps out for it is open, that desk instead. A
 * desk without hours of its own keeps those of the main desk; without any, it is always open.
 */
export function deskNow(knowledge: Knowledge, desk: string, at: EpochMs): DeskNow {
  const desks = known.get(knowledge) ?? new Map<string, ThisMinute>()
  known.set(knowledge, desks)
  const minute = Math.floor(at / MINUTE_MS)
  const last = desks.get(desk)
  if (last?.minute === minute) return last.now
  const now = workOut(knowledge, desk, at)
  desks.set(desk, { minute, now })
  return now
}

/** The hours that a desk keeps. */
export function hoursOfDesk(knowledge: Knowledge, desk: string): DeskHours | undefined {
  const { desks } = knowledge.hours
  const named = knowledge.desks.desks[desk]?.hoursDesk
  return (named === null || named === undefined ? undefined : desks[named]) ?? desks[desk] ?? desks[MAIN_DESK]
}

export function deskTitle(knowledge: Knowledge, desk: string): { readonly zh: string; readonly en: string } {
  const { title } = knowledge.desks.desks[desk] ?? knowledge.hours.desks[desk] ?? { title: { zh: desk, en: desk } }
  return title
}

/** The desk that goes by this name: its own, one of its skills, or one that only has hours. `null`: there is none. */
export function deskNamed(knowledge: Knowledge, name: string): string | null {
  const { desks } = knowledge.desks
  if (Object.hasOwn(desks, name)) return name
  const skilled = Object.keys(desks).find(id => desks[id]?.skills.includes(name))
  return skilled ?? (Object.hasOwn(knowledge.hours.desks, name) ? name : null)
}

export interface Concern {
  readonly wish?: string | undefined
  readonly decision?: Decision | undefined
  readonly rule?: Rule | null | undefined
  readonly dialog: DialogState
  readonly tier?: 'member' | 'enterprise' | null | undefined
}

/** Where a hand-over would go at this moment, and how it ranks. */
export function deskFor(knowledge: Knowledge, { wish, decision, rule, dialog, tier }: Concern, at: EpochMs): DeskNow {
  const chosen = chooseDesk(
    {
      wish: wish ?? null,
      isComplaint: countsAsComplaint(rule) && rule !== 'hazard',
      isEnterprise: tier === 'enterprise',
      category: categoryOf(knowledge, decision, dialog),
    },
    knowledge.desks.desks,
  )
  const now = deskNow(knowledge, chosen, at)
  return tier === 'member' || tier === 'enterprise' ? { ...now, priority: 'member' } : now
}

function categoryOf(knowledge: Knowledge, decision: Decision | undefined, { lastEntryId }: DialogState): string | null {
  const about = decision?.kind === 'handOver' && decision.confidence >= RESEMBLES ? decision.about : null
  const entryId = about ?? lastEntryId
  return entryId === null ? null : (knowledge.entry(entryId)?.category ?? null)
}

/** The desk that a conversation is at, as it is now. */
export function deskOfState(knowledge: Knowledge, state: ConversationState, at: EpochMs): DeskNow {
  return deskNow(knowledge, 'desk' in state ? state.desk : MAIN_DESK, at)
}

function workOut(knowledge: Knowledge, desk: string, at: EpochMs): DeskNow {
  const chain = overflowChain(desk, knowledge.desks.desks)
  const open = chain.find(each => isOpenNow(knowledge, each, at))
  const { replySeconds } = knowledge.desks.desks[open ?? desk] ?? {}
  const isBusyTime = isPeak(knowledge.desks.peak, knowledge.hours.timezone, at)
  const reply =
    replySeconds === undefined ? {} : { replyWithinMs: (isBusyTime ? replySeconds.peak : replySeconds.offPeak) * 1_000 }
  const now = { desk: open ?? desk, priority: 'normal', ...reply } as const
  if (open !== undefined) return { ...now, isOpen: true, opensAt: null }
  return { ...now, isOpen: false, opensAt: openingOf(knowledge, desk, at) }
}

function isOpenNow(knowledge: Knowledge, desk: string, at: EpochMs): boolean {
  const hours = hoursOfDesk(knowledge, desk)
  const { timezone, holidays: special } = knowledge.hours
  return hours === undefined || isOpen(hours, { timezone, special }, at)
}

/** When this desk, or who helps out for it, opens next. */
function openingOf(knowledge: Knowledge, desk: string, at: EpochMs): EpochMs | null {
  const { timezone, holidays: special } = knowledge.hours
  const openings = overflowChain(desk, knowledge.desks.desks).flatMap(each => {
    const hours = hoursOfDesk(knowledge, each)
    return (hours === undefined ? at : nextOpening(hours, { timezone, special }, at)) ?? []
  })
  return openings.length === 0 ? null : Math.min(...openings)
}
