import type { EpochMs } from '../conversation/state.ts'

/** Where shoppers go whose matter belongs nowhere else. */
export const MAIN_DESK = 'human'

/** What the rules need to know of a desk; the shop writes it in `desks.yaml`. */
export interface DeskRule {
  readonly categories: readonly string[]
  readonly skills: readonly string[]
  readonly capacity: number | null
  readonly takes: 'complaints' | 'enterprise' | null
  readonly overflow: { readonly desk: string; readonly afterMinutes: number } | null
}
export type DeskRules = Readonly<Record<string, DeskRule>>

/** What speaks for one desk or another, most telling first. */
export interface Matter {
  /** Named by the shopper. */
  readonly wish: string | null
  readonly isComplaint: boolean
  /** By a signed identity, not by word. */
  readonly isEnterprise: boolean
  /** Of the answer that the question resembles. */
  readonly category: string | null
}

/** The desk for a matter: the shopper's wish, then who takes complaints or business customers, then the category's. */
export function chooseDesk({ wish, isComplaint, isEnterprise, category }: Matter, rules: DeskRules): string {
  if (wish !== null && Object.hasOwn(rules, wish)) return wish
  const found = (fits: (rule: DeskRule) => boolean) => Object.keys(rules).find(id => fits(rules[id]!))
  return (
    (isComplaint ? found(rule => rule.takes === 'complaints') : undefined) ??
    (isEnterprise ? found(rule => rule.takes === 'enterprise') : undefined) ??
    (category === null ? undefined : found(rule => rule.categories.includes(category))) ??
    MAIN_DESK
  )
}

/** The desk and who helps out for it, in the order in which they are asked; each once, so a circle ends. */
export function overflowChain(desk: string, rules: DeskRules): string[] {
  const chain = [desk]
  for (let next = rules[desk]?.overflow?.desk; next !== undefined && !chain.includes(next); ) {
    chain.push(next)
    next = rules[next]?.overflow?.desk
  }
  return chain
}

/** Whether an agent of these desks (none named means all) is of this desk, by its name or one of its skills. */
export function isOfDesk(desks: readonly string[], desk: string, rules: DeskRules): boolean {
  if (desks.length === 0 || desks.includes(desk)) return true
  return rules[desk]?.skills.some(skill => desks.includes(skill)) === true
}

/**
 * The desks whose agents may take somebody who waits at `desk` since `since`: its own; the next of the chain when the
 * wait is longer than the shop allows, or at once when nobody of the desk is there.
 */
export function servingDesks(
  { desk, since }: { readonly desk: string; readonly since: EpochMs },
  rules: DeskRules,
  now: EpochMs,
  isStaffed: (desk: string) => boolean,
): string[] {
  const serving: string[] = []
  let waitedFor = since
  for (const each of overflowChain(desk, rules)) {
    serving.push(each)
    const overflow = rules[each]?.overflow
    if (overflow === null || overflow === undefined) break
    if (!isStaffed(each)) continue
    waitedFor += overflow.afterMinutes * 60_000
    if (now < waitedFor) break
  }
  return serving
}
