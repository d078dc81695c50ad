import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { InboxRow } from '../../protocol/agent.ts'
import type { Board, BoardAgent, BoardDesk, LiveRow, Ratings } from '../../protocol/supervisor.ts'
import { isPeak } from '../calendar/peak.ts'
import { localTime, momentOf } from '../calendar/zoned-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { REPLY_WITHIN_MS } from '../conversation/offer.ts'
import type { EpochMs } from '../conversation/state.ts'
import { isOfDesk } from '../routing/desks.ts'
import type { DayCounts } from '../store/day-store.ts'
import type { Agent, PresenceRow } from '../store/people-store.ts'
import type { Store } from '../store/store.ts'
import { dayCourse } from './day-course.ts'
import { deskNow, deskTitle } from './desk-now.ts'
import type { InboxReader } from './inbox.ts'
import { isMeant } from './may-see.ts'

export interface BoardNeeds {
  readonly store: Store
  readonly inbox: InboxReader
  readonly knowledge: () => Knowledge
  readonly now: () => EpochMs
}

/** More than anybody looks at. */
const MOST_LIVE = 300

/**
 * What supervisors see: numbers of this moment and of the day, and what goes on. A complaint about the viewer is not
 * among what the viewer sees, nor counted (R91).
 */
export function createBoard({ store, inbox, knowledge, now }: BoardNeeds) {
  async function goingOn(): Promise<Conversation[][]> {
    return Promise.all([store.conversations.waiting(), store.conversations.withAgents()])
  }

  async function seenBy(viewerId: string) {
    const all = await goingOn()
    const [waiting = [], served = []] = all.map(some => some.filter(({ state }) => !isMeant(viewerId, state)))
    const unseen = all.flat().filter(({ state }) => isMeant(viewerId, state))
    return { waiting, served, unseen: new Set(unseen.map(({ id }) => id)) }
  }

  /** Whom complaints are about that wait or are looked after: they do not see what the others see. */
  async function meant(): Promise<ReadonlySet<string>> {
    const all = (await goingOn()).flat()
    return new Set(all.flatMap(({ state }) => ('against' in state ? (state.against ?? []) : [])))
  }

  async function board(viewerId: string): Promise<Board> {
    const at = now()
    const snapshot = knowledge()
    const { timezone } = snapshot.hours
    const [{ waiting, served, unseen }, agents, presences, loads, pending, day] = await Promise.all([
      seenBy(viewerId),
      store.people.agents(),
      store.people.presences(),
      store.conversations.loads(),
      store.work.pending(),
      store.day.countsSince(momentOf(localTime(at, timezone).day, 0, timezone)),
    ])
    const work = pending.filter(({ conversationId }) => !unseen.has(conversationId))
    const course = await dayCourse({ knowledge: snapshot, readSteps: store.day.courseOf, waiting, at })
    const presenceOf = new Map(presences.map(row => [row.agentId, row]))
    const team = agents.filter(agent => !agent.isDisabled && agent.role !== 'editor')
    const isOnline = ({ id }: Agent) => presenceNow(presenceOf.get(id), at) === 'online'
    const desks = [...new Set([...Object.keys(snapshot.desks.desks), ...[...waiting, ...served].flatMap(deskOf)])]
    return {
      at,
      isPeak: isPeak(snapshot.desks.peak, timezone, at),
      desks: desks.map(id => boardDesk(snapshot, id, at, waiting, day, team.filter(isOnline))),
      agents: team.map(agent => boardAgent(agent, presenceNow(presenceOf.get(agent.id), at), loads, day)),
      day: course,
      totals: {
        waiting: waiting.filter(({ state }) => state.status === 'waiting').length,
        longestWaitSeconds: longestWait(waiting, at),
        withAgents: served.length,
        work: {
          due: work.filter(row => row.state === 'open' && row.dueAt <= at).length,
          open: work.filter(row => row.state === 'open').length,
          taken: work.filter(row => row.state === 'taken').length,
        },
        breachesToday: sum(day.breaches.map(({ count }) => count)),
        closedToday: sum(day.closes.map(({ count }) => count)),
        humanAsks: {
          ...day.humanAsks,
          average: day.humanAsks.conversations === 0 ? null : day.humanAsks.asks / day.humanAsks.conversations,
        },
        ratings: {
          ...ratingsOf(day.ratings),
          scores: scoresOf(day.ratings),
          byChannel: [...new Set(day.ratings.map(({ channel }) => channel))].map(channel => ({
            channel,
            ...ratingsOf(day.ratings.filter(row => row.channel === channel)),
          })),
        },
      },
    }
  }

  /** Everything that waits, in its order, then what agents have, the longest first. */
  async function live(viewerId: string): Promise<LiveRow[]> {
    const { waiting, served } = await seenBy(viewerId)
    const rows = [...waiting, ...served].slice(0, MOST_LIVE)
    return Promise.all(
      rows.map(async conversation => {
        const { state } = conversation
        const agent = state.status === 'withAgent' ? await store.people.agent(state.agentId) : null
        const row: InboxRow = await inbox.rowOf(conversation)
        return { ...row, agent: agent === null ? null : { id: agent.id, name: agent.name, number: agent.number } }
      }),
    )
  }

  return { board, live, meant }
}
export type BoardReader = ReturnType<typeof createBoard>

function deskOf({ state }: Conversation): string[] {
  return 'desk' in state ? [state.desk] : []
}

function boardDesk(
  knowledge: Knowledge,
  id: string,
  at: EpochMs,
  waiting: readonly Conversation[],
  day: DayCounts,
  online: readonly Agent[],
): BoardDesk {
  const here = waiting.filter(conversation => deskOf(conversation).includes(id))
  const count = { safety: 0, complaint: 0, member: 0, normal: 0 }
  for (const { state } of here) if (state.status === 'waiting') count[state.priority] += 1
  const now = deskNow(knowledge, id, at)
  const isOpen = now.isOpen && now.desk === id
  return {
    id,
    title: deskTitle(knowledge, id),
    isOpen,
    opensAt: now.opensAt,
    waiting: count,
    longestWaitSeconds: longestWait(here, at),
    offline: here.filter(({ state }) => state.status === 'offlineMessage').length,
    agentsOnline: online.filter(agent => isOfDesk(agent.desks, id, knowledge.desks.desks)).length,
    replyTargetSeconds: (now.replyWithinMs ?? REPLY_WITHIN_MS) / 1_000,
    breachesToday: sum(day.breaches.filter(({ desk }) => desk === id).map(({ count: times }) => times)),
  }
}

function boardAgent(
  agent: Agent,
  presence: BoardAgent['presence'],
  loads: ReadonlyMap<string, number>,
  day: DayCounts,
): BoardAgent {
  const { id, name, number, desks, capacity } = agent
  const own = <Row extends { agentId: string | null }>(rows: readonly Row[]) => rows.filter(row => row.agentId === id)
  return {
    ...{ id, name, number, presence, desks, capacity },
    load: loads.get(id) ?? 0,
    closedToday: sum(own(day.closes).map(({ count }) => count)),
    breachesToday: sum(own(day.breaches).map(({ count }) => count)),
    ratings: ratingsOf(own(day.ratings)),
  }
}

function presenceNow(row: PresenceRow | undefined, at: EpochMs): BoardAgent['presence'] {
  return row !== undefined && row.leaseUntil > at ? row.status : 'offline'
}

function longestWait(waiting: readonly Conversation[], at: EpochMs): number {
  const waits = waiting.flatMap(({ state }) => (state.status === 'waiting' ? [at - state.since] : []))
  return Math.max(0, Math.round(Math.max(0, ...waits) / 1_000))
}

function ratingsOf(rows: DayCounts['ratings']): Ratings {
  const count = sum(rows.map(row => row.count))
  return { count, average: count === 0 ? null : sum(rows.map(row => row.score * row.count)) / count }
}

function scoresOf(rows: DayCounts['ratings']): Board['totals']['ratings']['scores'] {
  const of = (score: number) => sum(rows.filter(row => row.score === score).map(row => row.count))
  return [of(1), of(2), of(3), of(4), of(5)]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
