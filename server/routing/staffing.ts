import type { EpochMs } from '../conversation/state.ts'
import { type Candidate, isThereFor, type Waiter } from './choose-agent.ts'
import { type DeskRules, isOfDesk, servingDesks } from './desks.ts'

/** Whether somebody of a desk is online; looked up once for each desk. */
export function staffingOf(people: readonly Candidate[], rules: DeskRules): (desk: string) => boolean {
  const online = people.filter(each => each.isOnline)
  const known = new Map<string, boolean>()
  return desk => {
    const is = known.get(desk) ?? online.some(each => isOfDesk(each.desks, desk, rules))
    known.set(desk, is)
    return is
  }
}

/** Whether anybody who may take this one is online, busy or not: without them no wait can be estimated. */
export function isAnybodyThere(
  waiter: Pick<Waiter, 'desk' | 'superiorOnly' | 'against'> & { readonly since: EpochMs },
  people: readonly Candidate[],
  rules: DeskRules,
  now: EpochMs,
): boolean {
  const serving = servingDesks(waiter, rules, now, staffingOf(people, rules))
  return people.some(each => isThereFor(each, { ...waiter, serving }, rules))
}
