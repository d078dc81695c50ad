import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Status } from '../../protocol/message.ts'
import { canRate, rateUntil } from '../conversation/afterwards.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { ConversationState } from '../conversation/state.ts'
import { maskedContact } from '../conversation/summary.ts'
import { isThereFor } from '../routing/choose-agent.ts'
import { servingDesks } from '../routing/desks.ts'
import { staffingOf } from '../routing/staffing.ts'
import { waitRange } from '../routing/wait-range.ts'
import type { Store } from '../store/store.ts'
import type { Candidates } from './candidates.ts'
import { deskTitle } from './desk-now.ts'
import { createSharedLook } from './shared-look.ts'

/** Joins that the estimate of a wait looks back on. */
const RECENT_JOINS = 50
const EXITS: NonNullable<Status['exits']> = ['keep', 'message', 'callback']
const EXITS_WHILE_CLOSED: NonNullable<Status['exits']> = ['message', 'callback']
/** Waiting on is the last to be advised. */
const EXITS_WHILE_UNSTAFFED: NonNullable<Status['exits']> = [...EXITS_WHILE_CLOSED, 'keep']

export interface StatusNeeds {
  readonly store: Store
  readonly candidates: Candidates
  readonly knowledge: () => Knowledge
  readonly now: () => number
}

/** One who waits, and what they are told. */
export interface Queued {
  readonly channel: string
  readonly status: Status
}

type WithPeople = Exclude<ConversationState, { status: 'withBot' | 'closed' }>

/** What the shopper is told of the state: who speaks, the place in the queue, when the desk opens. */
export function createStatusOf({ store, candidates, knowledge, now }: StatusNeeds) {
  /** What is true while people have it. */
  function beside({ desk, left, supervisorAsked }: WithPeople, locale: Conversation['locale']): Partial<Status> {
    const title = deskTitle(knowledge(), desk)[locale === 'zh-CN' ? 'zh' : 'en']
    return {
      desk: { id: desk, title },
      ...(left === undefined
        ? {}
        : { callback: { kind: left.kind, contact: maskedContact(left.contact), at: left.at } }),
      ...(supervisorAsked === true ? { supervisorAsked } : {}),
    }
  }

  async function statusOf(conversation: Conversation): Promise<Status> {
    const { state, locale } = conversation
    switch (state.status) {
      case 'withBot':
        return { status: 'bot' }
      case 'waiting':
        return (
          (await queueStatuses()).get(conversation.id)?.status ?? {
            status: 'queued',
            queue: { position: 1, waitSeconds: [30, 600], exits: EXITS },
            ...beside(state, locale),
          }
        )
      case 'offlineMessage':
        return {
          status: 'offline',
          opensAt: state.opensAt,
          exits: state.left === undefined ? EXITS_WHILE_CLOSED : EXITS,
          ...beside(state, locale),
        }
      case 'withAgent': {
        const agent = await store.people.agent(state.agentId)
        return {
          status: 'agent',
          ...(agent === null ? {} : { agent: { name: agent.name, number: agent.number } }),
          ...(state.isReplyLate === true ? { exits: EXITS } : {}),
          ...beside(state, locale),
        }
      }
      case 'closed': {
        const { caseNumber, summary, followUpAt } = state
        const until = canRate(state, now()) ? rateUntil(state) : null
        return {
          status: 'closed',
          canRate: until !== null,
          ...(until === null ? {} : { rateUntil: until }),
          ...(caseNumber === undefined ? {} : { caseNumber }),
          ...(followUpAt === undefined ? {} : { followUpAt }),
          ...(summary === undefined || summary === '' ? {} : { summary }),
        }
      }
    }
  }

  /** Place and range of everybody who waits, by conversation. Whoever comes to a queue has all of it read. */
  const queueStatuses = createSharedLook(readQueue)

  async function readQueue(): Promise<ReadonlyMap<string, Queued>> {
    const [waiting, people] = await Promise.all([store.conversations.waiting(), candidates()])
    const rules = knowledge().desks.desks
    const isStaffed = staffingOf(people, rules)
    const recent = new Map<string, readonly number[]>()
    /** How many stand in front, by the desks that may serve them: few different ones, however long the queue is. */
    const before = new Map<string, { readonly serving: readonly string[]; count: number; readonly capacity: number }>()
    const statuses = new Map<string, Queued>()
    for (const { id, channel, state, locale } of waiting) {
      if (state.status !== 'waiting') continue
      const { desk } = state
      const serving = servingDesks(state, rules, now(), isStaffed)
      const key = `${state.superiorOnly === true ? `superiors but ${state.against ?? 'none'} of ` : ''}${serving.join()}`
      const own = before.get(key) ?? {
        serving,
        count: 0,
        capacity: people
          .filter(each => isThereFor(each, { ...state, serving }, rules))
          .reduce((sum, each) => sum + each.capacity, 0),
      }
      before.set(key, own)
      const inFront = [...before.values()].filter(each => each.serving.some(one => serving.includes(one)))
      const position = inFront.reduce((sum, each) => sum + each.count, 0) + 1
      own.count += 1

      if (!recent.has(desk)) recent.set(desk, await store.conversations.recentJoins(desk, RECENT_JOINS))
      const recentJoins = (recent.get(desk) ?? []).map(at => (now() - at) / 1000)
      const status: Status = {
        status: 'queued',
        queue: {
          position,
          waitSeconds: waitRange({ position, capacity: own.capacity, recentJoins }),
          isStaffed: own.capacity > 0,
          exits: own.capacity > 0 ? EXITS : EXITS_WHILE_UNSTAFFED,
        },
        ...beside(state, locale),
      }
      statuses.set(id, { channel, status })
    }
    return statuses
  }

  return { statusOf, queueStatuses }
}
export type StatusOf = ReturnType<typeof createStatusOf>
