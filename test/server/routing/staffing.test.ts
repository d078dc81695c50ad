import { describe, expect, it } from '@jest/globals'
import type { Candidate } from '../../../server/routing/choose-agent.ts'
import type { DeskRules } from '../../../server/routing/desks.ts'
import { isAnybodyThere, staffingOf } from '../../../server/routing/staffing.ts'

const rule = { categories: [], skills: [], capacity: null, takes: null, overflow: null }
const rules: DeskRules = {
  human: rule,
  service: { ...rule, skills: ['repair'], overflow: { desk: 'human', afterMinutes: 3 } },
}
const agent = (more: Partial<Candidate> = {}): Candidate => ({
  agentId: 'lina',
  isOnline: true,
  desks: ['human'],
  capacity: 5,
  load: 0,
  idleSince: 0,
  ...more,
})
const isThere = (people: readonly Candidate[], waiter: Partial<Parameters<typeof isAnybodyThere>[0]> = {}) =>
  isAnybodyThere({ desk: 'service', since: 0, ...waiter }, people, rules, 60_000)

describe('whether anybody is there', () => {
  it('[R50] counts who is online and of the desk, busy or not', () => {
    expect(isThere([agent({ desks: ['service'], load: 5 })])).toBe(true)
    expect(isThere([agent({ desks: ['repair'] })])).toBe(true)
    expect(isThere([agent({ desks: [] })])).toBe(true)
    expect(isThere([agent({ desks: ['service'], isOnline: false })])).toBe(false)
    expect(isThere([])).toBe(false)
  })

  it('[R50] counts who helps out, at once where the desk has nobody, else when they may take it', () => {
    const helper = agent({ agentId: 'wang' })

    expect(isThere([helper])).toBe(true)
    expect(isThere([helper], { desk: 'human' })).toBe(true)
    expect(isThere([agent({ desks: ['service'] })], { desk: 'human' })).toBe(false)
  })

  it('[R91] counts supervisors of any desk for a complaint about an agent, and never who is complained of', () => {
    const supervisor = agent({ agentId: 'zhou', isSupervisor: true, desks: ['presale'] })
    const complaint = { superiorOnly: true, against: 'lina' }

    expect(isThere([supervisor], complaint)).toBe(true)
    expect(isThere([agent({ desks: ['service'] })], complaint)).toBe(false)
    expect(isThere([supervisor], { ...complaint, against: 'zhou' })).toBe(false)
  })

  it('tells desks that have somebody from those that have not', () => {
    const isStaffed = staffingOf([agent({ desks: ['repair'] }), agent({ desks: ['human'], isOnline: false })], rules)

    expect(['service', 'human', 'service'].map(isStaffed)).toEqual([true, false, true])
  })
})
