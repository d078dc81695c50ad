import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Candidate, chooseAgent } from '../../../server/routing/choose-agent.ts'
import { chooseDesk, type DeskRule, isOfDesk, overflowChain, servingDesks } from '../../../server/routing/desks.ts'

const rule = (more: Partial<DeskRule> = {}): DeskRule => ({
  categories: [],
  skills: [],
  capacity: null,
  takes: null,
  overflow: null,
  ...more,
})
const rules = {
  human: rule(),
  service: rule({ categories: ['售后'], skills: ['repair'], overflow: { desk: 'human', afterMinutes: 3 } }),
  complaints: rule({ takes: 'complaints', overflow: { desk: 'service', afterMinutes: 2 } }),
  enterprise: rule({ takes: 'enterprise' }),
}
const matter = { wish: null, isComplaint: false, isEnterprise: false, category: null }
const MINUTE = 60_000

describe('the desk for a matter', () => {
  it('[R9] is what the shopper wishes, then who takes complaints or businesses, then the category, then the main desk', () => {
    expect(chooseDesk({ ...matter, wish: 'service', isComplaint: true }, rules)).toBe('service')
    expect(chooseDesk({ ...matter, isComplaint: true, category: '售后' }, rules)).toBe('complaints')
    expect(chooseDesk({ ...matter, isEnterprise: true, category: '售后' }, rules)).toBe('enterprise')
    expect(chooseDesk({ ...matter, category: '售后' }, rules)).toBe('service')
    expect(chooseDesk({ ...matter, category: '闲聊', wish: 'toString' }, rules)).toBe('human')
  })

  it('[R54] is not the business desk for who only says to be a business', () => {
    expect(chooseDesk(matter, rules)).toBe('human')
  })
})

describe('overflow', () => {
  it('goes along the chain, each after its own minutes', () => {
    const at = (minutes: number) => servingDesks({ desk: 'complaints', since: 0 }, rules, minutes * MINUTE, () => true)

    expect(at(1)).toEqual(['complaints'])
    expect(at(2)).toEqual(['complaints', 'service'])
    expect(at(4)).toEqual(['complaints', 'service'])
    expect(at(5)).toEqual(['complaints', 'service', 'human'])
  })

  it('passes a desk at once where nobody is', () => {
    expect(servingDesks({ desk: 'complaints', since: 0 }, rules, 0, desk => desk !== 'complaints')).toEqual([
      'complaints',
      'service',
    ])
    expect(servingDesks({ desk: 'service', since: 0 }, rules, 0, () => false)).toEqual(['service', 'human'])
  })

  it('ends, and names each desk once, even where the shop’s overflow goes in circles', () => {
    const names = ['a', 'b', 'c', 'd']
    const anyRules = fc.record(
      Object.fromEntries(
        names.map(name => [
          name,
          fc.option(fc.record({ desk: fc.constantFrom(...names), afterMinutes: fc.integer({ min: 0, max: 9 }) })),
        ]),
      ),
    )
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 0, max: 60 * MINUTE }), fc.boolean(), (overflows, now, isStaffed) => {
        const table = Object.fromEntries(names.map(name => [name, rule({ overflow: overflows[name] ?? null })]))
        const serving = servingDesks({ desk: 'a', since: 0 }, table, now, () => isStaffed)
        expect(new Set(serving).size).toBe(serving.length)
        expect(overflowChain('a', table).slice(0, serving.length)).toEqual(serving)
      }),
    )
  })

  it('only ever widens who may serve as time passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (minute, later) => {
        const at = (minutes: number) =>
          servingDesks({ desk: 'complaints', since: 0 }, rules, minutes * MINUTE, () => true)
        expect(at(minute + later)).toEqual(expect.arrayContaining(at(minute)))
      }),
    )
  })
})

describe('who takes it', () => {
  const agent = (agentId: string, more: Partial<Candidate> = {}): Candidate => ({
    agentId,
    isOnline: true,
    desks: ['human'],
    capacity: 3,
    load: 0,
    idleSince: 0,
    ...more,
  })
  const waiter = { desk: 'human', serving: ['human'] }

  it('is who served the shopper last time, though others are less busy, unless full', () => {
    const team = [agent('fresh'), agent('known', { load: 2 })]

    expect(chooseAgent({ ...waiter, lastAgentId: 'known' }, team, rules)?.agentId).toBe('known')
    expect(
      chooseAgent({ ...waiter, lastAgentId: 'known' }, [team[0]!, agent('known', { load: 3 })], rules)?.agentId,
    ).toBe('fresh')
  })

  it('[R58] is a supervisor where one is wanted and free; else anybody, so that nobody waits for ever', () => {
    const team = [agent('anna'), agent('boss', { load: 2, isSupervisor: true })]

    expect(chooseAgent({ ...waiter, wantsSupervisor: true }, team, rules)?.agentId).toBe('boss')
    expect(chooseAgent({ ...waiter, wantsSupervisor: true }, [agent('anna')], rules)?.agentId).toBe('anna')
  })

  it('is nobody beyond the desk’s own limit', () => {
    const limited = { ...rules, human: rule({ capacity: 2 }) }
    const loadOf = new Map([['human', 2]])

    expect(chooseAgent(waiter, [agent('anna', { load: 2, loadOf })], limited)).toBeNull()
    expect(chooseAgent(waiter, [agent('anna', { load: 2, loadOf: new Map([['service', 2]]) })], limited)?.agentId).toBe(
      'anna',
    )
  })

  it('may be of a desk by one of its skills', () => {
    expect(isOfDesk(['repair'], 'service', rules)).toBe(true)
    expect(isOfDesk(['repair'], 'human', rules)).toBe(false)
    expect(isOfDesk([], 'service', rules)).toBe(true)
  })
})
