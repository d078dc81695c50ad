import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { DayCourse } from '../../protocol/supervisor.ts'
import { nextOpening } from '../calendar/opening.ts'
import { localTime, momentOf } from '../calendar/zoned-time.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { CourseStep } from '../store/day-store.ts'
import { hoursOfDesk } from './desk-now.ts'

const STEP_MINUTES = 15
const STEP_MS = STEP_MINUTES * 60_000

interface CourseNeeds {
  readonly knowledge: Knowledge
  /** What the store knows of the day, in steps of the day from `startOfDay` on. */
  readonly readSteps: (from: EpochMs, stepMs: number) => Promise<readonly CourseStep[]>
  readonly waiting: readonly Conversation[]
  readonly at: EpochMs
}

/** The day so far: from the first opening, or from the first that happened before it. */
export async function dayCourse({ knowledge, readSteps, waiting, at }: CourseNeeds): Promise<DayCourse> {
  const { timezone } = knowledge.hours
  const midnight = momentOf(localTime(at, timezone).day, 0, timezone)
  const steps = new Map((await readSteps(midnight, STEP_MS)).map(step => [step.step, step]))
  const stillWaiting = new Map<number, number>()
  for (const { state } of waiting) {
    if (state.status !== 'waiting') continue
    const step = Math.max(-1, Math.floor((state.since - midnight) / STEP_MS))
    stillWaiting.set(step, (stillWaiting.get(step) ?? 0) + 1)
  }

  const last = Math.floor((at - midnight) / STEP_MS)
  const opening = Math.floor((firstOpening(knowledge, midnight, at) - midnight) / STEP_MS)
  const first = Math.max(0, Math.min(opening, last, ...[...steps.keys(), ...stillWaiting.keys()].filter(n => n >= 0)))
  const arrivedIn = (step: number) => (steps.get(step)?.arrived ?? 0) + (stillWaiting.get(step) ?? 0)
  const points: DayCourse['points'][number][] = []
  let inQueue = arrivedIn(-1)
  for (let step = first; step <= last; step++) {
    const { joined = 0, waitedMs = 0, closed = 0, late = 0 } = steps.get(step) ?? {}
    const arrived = arrivedIn(step)
    inQueue += arrived - joined
    points.push({
      at: midnight + step * STEP_MS,
      ...{ arrived, joined, closed, late },
      waiting: Math.max(0, inQueue),
      waitSeconds: joined === 0 ? null : Math.round(waitedMs / joined / 1_000),
    })
  }
  return { from: midnight + first * STEP_MS, stepMinutes: STEP_MINUTES, points }
}

/** Of any desk today; now, when none has opened yet. */
function firstOpening(knowledge: Knowledge, midnight: EpochMs, at: EpochMs): EpochMs {
  const { timezone, holidays: special } = knowledge.hours
  const openings = Object.keys(knowledge.desks.desks).flatMap(desk => {
    const hours = hoursOfDesk(knowledge, desk)
    return hours === undefined ? midnight : (nextOpening(hours, { timezone, special }, midnight) ?? [])
  })
  return Math.min(at, ...openings)
}
