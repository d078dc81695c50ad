import type { Period } from '../../server/calendar/hours.ts'
import { isOpen } from '../../server/calendar/opening.ts'
import { momentOf } from '../../server/calendar/zoned-time.ts'
import { priorityFor } from '../../server/conversation/queueing.ts'
import type { Priority } from '../../server/conversation/state.ts'
import { type Candidate, chooseAgent } from '../../server/routing/choose-agent.ts'
import { type DeskRules, isOfDesk } from '../../server/routing/desks.ts'
import { waitRange } from '../../server/routing/wait-range.ts'
import { createChance } from './chance.ts'
import { createEventQueue } from './event-queue.ts'
import { byPlace, placeOf, type QueuePlace } from './queue-order.ts'
import type { Rules } from './rules.ts'
import type { DeskName, Scenario, ShopperClass } from './scenario.ts'

const TIMEZONE = 'Asia/Shanghai'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** As the desk looks back for its range. */
const RECENT_JOINS = 50
/** A waiting shopper reads the range again this often. */
const LOOK_EVERY_MS = 2 * MINUTE_MS

/** The desks of a played day help out for nobody. */
const NO_OVERFLOW: DeskRules = {}

/** One shopper of the day. */
export interface Wait {
  readonly class: ShopperClass
  readonly desk: DeskName
  /** Milliseconds after midnight. */
  readonly at: number
  /** Seconds until an agent joined or the shopper gave up. */
  readonly seconds: number
  readonly isServed: boolean
  /** Ranges as promised, each with what was still to wait then. None for who was served at once. */
  readonly promises: readonly Promised[]
}

export interface Promised {
  /** Seconds waited when it was read. */
  readonly waited: number
  readonly low: number
  readonly high: number
}

interface Shopper {
  readonly class: ShopperClass
  readonly desk: DeskName
  readonly place: QueuePlace
  readonly since: number
  readonly promises: Promised[]
  isWaiting: boolean
}

type Happening =
  | { readonly kind: 'arrival' }
  | { readonly kind: 'look' | 'patienceEnds'; readonly shopper: Shopper }
  | { readonly kind: 'done'; readonly agent: Agent }
  | { readonly kind: 'shifts' }

interface Agent extends Candidate {
  isOnline: boolean
  load: number
  idleSince: number
  readonly hours: Period
}

/** Plays a day with the server's own rules of routing, priority, calendar and waiting range, and a clock of its own. */
export function simulate(scenario: Scenario, rules: Rules, seed: number): Wait[] {
  const chance = createChance(seed)
  const midnight = momentOf(scenario.day, 0, TIMEZONE)
  const end = midnight + 24 * HOUR_MS
  const coming = createEventQueue<Happening>()
  const agents = hire(scenario, rules)
  const queues = new Map<DeskName, Shopper[]>()
  const joins = new Map<DeskName, number[]>()
  const waits: Wait[] = []

  function arrive(at: number): void {
    const kind = chance.share(scenario.classes, 'normal')
    const desk = deskOf(kind)
    const shopper: Shopper = {
      class: kind,
      desk,
      place: placeOf(priorityOf(kind), at, rules),
      since: at,
      promises: [],
      isWaiting: true,
    }
    const queue = queueOf(desk)
    const behind = queue.findIndex(other => byPlace(shopper.place, other.place) < 0)
    queue.splice(behind === -1 ? queue.length : behind, 0, shopper)
    const patience = chance.uniform() < 0.2 ? Number.POSITIVE_INFINITY : chance.exponential(scenario.patience)
    assign(at)
    if (!shopper.isWaiting) return
    look(shopper, at)
    if (patience < 24 * 60) coming.plan(at + patience * MINUTE_MS, { kind: 'patienceEnds', shopper })
  }

  function deskOf(kind: ShopperClass): DeskName {
    if (kind === 'enterprise') return 'enterprise'
    if (kind === 'complaint') return 'complaints'
    return chance.share(scenario.desks, 'orders')
  }

  function look(shopper: Shopper, at: number): void {
    const { desk, since } = shopper
    const waited = (at - since) / 1_000
    const capacity = agents
      .filter(agent => agent.isOnline && isOfDesk(agent.desks, desk, NO_OVERFLOW))
      .reduce((sum, agent) => sum + agent.capacity, 0)
    const [low, high] = waitRange({
      position: queueOf(desk).indexOf(shopper) + 1,
      capacity,
      recentJoins: (joins.get(desk) ?? []).map(joined => (at - joined) / 1_000),
    })
    shopper.promises.push({ waited, low, high })
    coming.plan(at + LOOK_EVERY_MS, { kind: 'look', shopper })
  }

  /** Heads of the lines in their order, each to the agent whom the server's rule chooses. */
  function assign(at: number): void {
    for (let isAssigned = true; isAssigned; ) {
      isAssigned = false
      const heads = [...queues.values()].flatMap(queue => queue[0] ?? [])
      for (const shopper of heads.sort((a, b) => byPlace(a.place, b.place))) {
        const agent = chooseAgent({ desk: shopper.desk, serving: [shopper.desk] }, agents, NO_OVERFLOW) as Agent | null
        if (agent === null) continue
        join(shopper, agent, at)
        isAssigned = true
        break
      }
    }
  }

  function join(shopper: Shopper, agent: Agent, at: number): void {
    leaveLine(shopper)
    agent.load += 1
    agent.idleSince = at
    const { mean, spread } = scenario.handling[shopper.desk]
    coming.plan(at + chance.logNormal(mean, spread) * MINUTE_MS, { kind: 'done', agent })
    joins.set(shopper.desk, [at, ...(joins.get(shopper.desk) ?? [])].slice(0, RECENT_JOINS))
    note(shopper, at, true)
  }

  function leaveLine(shopper: Shopper): void {
    shopper.isWaiting = false
    const queue = queueOf(shopper.desk)
    queue.splice(queue.indexOf(shopper), 1)
  }

  function note(shopper: Shopper, at: number, isServed: boolean): void {
    const { class: kind, desk, since, promises } = shopper
    waits.push({ class: kind, desk, at: since - midnight, seconds: (at - since) / 1_000, isServed, promises })
  }

  function queueOf(desk: DeskName): Shopper[] {
    const queue = queues.get(desk) ?? []
    queues.set(desk, queue)
    return queue
  }

  function changeShifts(at: number): void {
    for (const agent of agents) {
      const isAtWork = isOnShift(agent.hours, at)
      if (isAtWork && !agent.isOnline) agent.idleSince = at
      agent.isOnline = isAtWork
    }
    assign(at)
  }

  function planArrivals(): void {
    const most = Math.max(...scenario.arrivals)
    for (let at = midnight; at < end; ) {
      at += chance.exponential(HOUR_MS / most)
      if (at < end && chance.uniform() < arrivalsAt(scenario, at - midnight) / most)
        coming.plan(at, { kind: 'arrival' })
    }
  }

  for (let at = midnight; at < end + 8 * HOUR_MS; at += 15 * MINUTE_MS) coming.plan(at, { kind: 'shifts' })
  planArrivals()
  for (let next = coming.next(); next !== null; next = coming.next()) {
    const { at, event } = next
    if (event.kind === 'arrival') arrive(at)
    else if (event.kind === 'shifts') changeShifts(at)
    else if (event.kind === 'done') {
      event.agent.load -= 1
      assign(at)
    } else if (!event.shopper.isWaiting) continue
    else if (event.kind === 'look') look(event.shopper, at)
    else {
      leaveLine(event.shopper)
      note(event.shopper, at, false)
    }
  }
  return waits
}

/** The line through the hours, so that a rush grows and fades instead of beginning on the stroke. */
function arrivalsAt({ arrivals }: Scenario, ms: number): number {
  const hour = ms / HOUR_MS - 0.5
  const [before, after] = [Math.floor(hour), Math.floor(hour) + 1].map(n => arrivals[Math.min(23, Math.max(0, n))] ?? 0)
  return (before ?? 0) + ((after ?? 0) - (before ?? 0)) * (hour - Math.floor(hour))
}

function priorityOf(kind: ShopperClass): Priority {
  const isRanked = kind === 'member' || kind === 'enterprise'
  const desk = { desk: '', priority: isRanked ? 'member' : 'normal', isOpen: true, opensAt: null } as const
  return priorityFor(desk, kind === 'safety' ? 'safety' : kind === 'complaint' ? 'upset' : 'asked')
}

function hire(scenario: Scenario, rules: Rules): Agent[] {
  return [...scenario.shifts, ...rules.extraShifts].flatMap(({ agents, desks, hours }, shift) =>
    Array.from({ length: agents }, (_, n) => ({
      agentId: `${shift}-${n}`,
      isOnline: false,
      desks,
      capacity: rules.capacity,
      load: 0,
      idleSince: 0,
      hours: periodOf(hours),
    })),
  )
}

function isOnShift(period: Period, at: number): boolean {
  const everyDay = { weekday: [period], weekend: [period], holiday: [period] }
  return isOpen(everyDay, { timezone: TIMEZONE, special: { off: {}, worked: {} } }, at)
}

function periodOf(hours: string): Period {
  const [from = 0, to = 0] = hours.split('-').map(clock => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number)
    return hour * 60 + minute
  })
  return { from, to }
}
