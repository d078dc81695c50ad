import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { newDialog } from '../../../bot/decision.ts'
import type { ConversationState, Priority } from '../../../server/conversation/state.ts'
import { byPlace, HEAD_START_MS, queuePlace } from '../../../server/routing/priority.ts'

const MINUTE = 60_000
const LONGEST_HEAD_START = Math.max(...Object.values(HEAD_START_MS))

interface Arrival {
  readonly at: number
  readonly priority: Priority
}
const priority = fc.constantFrom<Priority>('safety', 'complaint', 'member', 'normal')
const arrivals = fc
  .array(fc.record({ at: fc.integer({ min: 0, max: 240 * MINUTE }), priority }), { minLength: 1, maxLength: 120 })
  .map(all => all.toSorted((a, b) => a.at - b.at))

const placeOf = ({ at, priority }: Arrival) => {
  const waiting: ConversationState = {
    status: 'waiting',
    since: at,
    desk: 'human',
    priority,
    reason: 'asked',
    about: null,
    dialog: newDialog(),
  }
  return queuePlace(waiting)!
}

/** One agent after the other serves whoever is first, each for `minutes`. @returns everybody with the time of service. */
function serve(all: readonly Arrival[], minutes: number): (Arrival & { servedAt: number })[] {
  const waiting = [...all]
  const served: (Arrival & { servedAt: number })[] = []
  let now = 0
  while (waiting.length > 0) {
    const there = waiting.filter(each => each.at <= now)
    const next = there.toSorted((a, b) => byPlace(placeOf(a), placeOf(b)))[0]
    if (next === undefined) {
      now = Math.min(...waiting.map(each => each.at))
      continue
    }
    waiting.splice(waiting.indexOf(next), 1)
    served.push({ ...next, servedAt: now })
    now += minutes * MINUTE
  }
  return served
}

describe('the order of the queue', () => {
  it('[R55] lets nothing overtake a hazard', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 20 }), (all, minutes) => {
        const served = serve(all, minutes)
        for (const [index, hazard] of served.entries()) {
          if (hazard.priority !== 'safety') continue
          const overtakers = served
            .slice(0, index)
            .filter(other => other.servedAt >= hazard.at && !(other.priority === 'safety' && other.at <= hazard.at))
          expect(overtakers).toEqual([])
        }
      }),
    )
  })

  it('[R53] never starves anybody: whoever comes after the longest head start is served after them, but for hazards', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 20 }), (all, minutes) => {
        const served = serve(all, minutes)
        for (const [index, one] of served.entries()) {
          const overtakers = served
            .slice(0, index)
            .filter(other => other.at > one.at + LONGEST_HEAD_START && other.priority !== 'safety')
          expect(overtakers).toEqual([])
        }
      }),
    )
  })

  it('[R53] so each waits at most for who was there, came within the head start, or is in danger', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 20 }), (all, minutes) => {
        for (const one of serve(all, minutes)) {
          const ahead = all.filter(
            other =>
              other.at <= one.at + LONGEST_HEAD_START || (other.priority === 'safety' && other.at <= one.servedAt),
          )
          expect(one.servedAt - one.at).toBeLessThanOrEqual((ahead.length + 1) * minutes * MINUTE)
        }
      }),
    )
  })

  it('[R56] puts a complaint before a member and a member before others who came at the same time', () => {
    const at = 60 * MINUTE
    const line = (['normal', 'member', 'complaint', 'safety'] as const)
      .map(each => ({ at, priority: each }))
      .toSorted((a, b) => byPlace(placeOf(a), placeOf(b)))

    expect(line.map(each => each.priority)).toEqual(['safety', 'complaint', 'member', 'normal'])
  })
})
