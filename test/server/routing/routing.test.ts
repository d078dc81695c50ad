import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Candidate, chooseAgent } from '../../../server/routing/choose-agent.ts'
import { waitRange } from '../../../server/routing/wait-range.ts'

const agent = (agentId: string, more: Partial<Candidate> = {}): Candidate => ({
  agentId,
  isOnline: true,
  desks: ['human'],
  capacity: 3,
  load: 0,
  idleSince: 0,
  ...more,
})

const rules = { human: { categories: [], skills: [], capacity: null, takes: null, overflow: null } }
const waiter = (desk: string) => ({ desk, serving: [desk] })

describe('who takes the next conversation', () => {
  it('is the least busy, then the longest idle', () => {
    const busy = agent('busy', { load: 2 })
    const rested = agent('rested', { load: 1, idleSince: 10 })
    const tired = agent('tired', { load: 1, idleSince: 20 })

    expect(chooseAgent(waiter('human'), [busy, tired, rested], rules)?.agentId).toBe('rested')
  })

  it('is never somebody who is away, full, or of another desk', () => {
    const team = [
      agent('away', { isOnline: false }),
      agent('full', { load: 3 }),
      agent('repairer', { desks: ['repair'] }),
    ]

    expect(chooseAgent(waiter('human'), team, rules)).toBeNull()
  })

  it('may be anybody for whom no desks are named', () => {
    expect(chooseAgent(waiter('repair'), [agent('all', { desks: [] })], rules)?.agentId).toBe('all')
  })

  it('does not depend on the order in which the team is listed', () => {
    const team = fc.array(
      fc
        .record({
          load: fc.integer({ min: 0, max: 3 }),
          idleSince: fc.integer({ min: 0, max: 3 }),
          isOnline: fc.boolean(),
        })
        .map(r => r),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(team, rows => {
        const agents = rows.map((row, index) => agent(`a${index}`, row))
        expect(chooseAgent(waiter('human'), agents.toReversed(), rules)?.agentId).toBe(
          chooseAgent(waiter('human'), agents, rules)?.agentId,
        )
      }),
    )
  })
})

describe('the range of the wait', () => {
  it('[R50] grows with the place in the queue and shrinks with the hands', () => {
    const third = waitRange({ position: 3, capacity: 2, recentJoins: [] })
    const first = waitRange({ position: 1, capacity: 2, recentJoins: [] })
    const manyHands = waitRange({ position: 3, capacity: 20, recentJoins: [] })

    expect(third[1]).toBeGreaterThan(first[1])
    expect(manyHands[1]).toBeLessThan(third[1])
  })

  it('[R50] follows the pace at which people were taken lately, not that of an hour ago', () => {
    const fast = waitRange({ position: 5, capacity: 10, recentJoins: Array.from({ length: 20 }, (_, n) => 10 * n) })
    const slow = waitRange({ position: 5, capacity: 10, recentJoins: Array.from({ length: 20 }, (_, n) => 60 * n) })
    const formerly = waitRange({ position: 5, capacity: 10, recentJoins: [3_600, 3_610, 3_620] })
    const unknown = waitRange({ position: 5, capacity: 10, recentJoins: [] })

    expect(slow[1]).toBeGreaterThan(3 * fast[1])
    expect(formerly).toEqual(unknown)
  })

  it('[R50] is wide while nobody is there to answer', () => {
    const [low, high] = waitRange({ position: 1, capacity: 0, recentJoins: [] })

    expect(high).toBeGreaterThanOrEqual(1_800)
    expect(high).toBeGreaterThan(low * 5)
  })

  it('[R50] is always a range of half minutes from low to high', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 100 }),
        fc.array(fc.integer({ min: 0, max: 7_200 }), { maxLength: 50 }),
        (position, capacity, joins) => {
          const [low, high] = waitRange({ position, capacity, recentJoins: joins.toSorted((a, b) => a - b) })
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeGreaterThan(low)
          expect([low % 30, high % 30]).toEqual([0, 0])
        },
      ),
    )
  })
})
