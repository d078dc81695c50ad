import type { Rules } from './rules.ts'
import type { Scenario } from './scenario.ts'
import type { Wait } from './simulate.ts'
import { coverageOf, waitsByClass } from './statistics.ts'

/** Several days of one scenario under one set of rules. */
export interface Played {
  readonly scenario: Scenario
  readonly rules: Rules
  readonly waits: readonly Wait[]
}

const minutes = (seconds: number) => (seconds / 60).toFixed(1)
const percent = (share: number) => (100 * share).toFixed(1)

export function waitTable(played: Played): string {
  return table(
    ['', 'shoppers', 'median min', '90 % within min', 'longest min', 'gave up %'],
    waitsByClass(played.waits).map(of => [
      of.class,
      of.shoppers.toLocaleString('en'),
      minutes(of.median),
      minutes(of.p90),
      minutes(of.longest),
      percent(of.gaveUp),
    ]),
  )
}

/** The same days under two sets of rules, class by class. */
export function comparison(before: Played, after: Played): string {
  const [old, changed] = [waitsByClass(before.waits), waitsByClass(after.waits)]
  const arrow = (a: string, b: string) => `${a} → ${b}`
  return table(
    [`${before.rules.name} → ${after.rules.name}`, 'median min', '90 % within min', 'longest min', 'gave up %'],
    old.map((was, place) => {
      const is = changed[place] ?? was
      return [
        was.class,
        arrow(minutes(was.median), minutes(is.median)),
        arrow(minutes(was.p90), minutes(is.p90)),
        arrow(minutes(was.longest), minutes(is.longest)),
        arrow(percent(was.gaveUp), percent(is.gaveUp)),
      ]
    }),
  )
}

export function coverageTable(all: readonly Played[]): string {
  return table(
    ['', 'ranges told', 'inside %', 'goal', 'sooner %', 'later %', 'width min', 'first range of a wait, inside %'],
    all.map(({ scenario, waits }) => {
      const every = coverageOf(waits, { first: false })
      const first = coverageOf(waits, { first: true })
      return [
        scenario.title,
        every.promises.toLocaleString('en'),
        percent(every.inside),
        `80 ± 5 ${isCovered(every.inside) ? '✔' : '✘'}`,
        percent(every.sooner),
        percent(every.later),
        minutes(every.width),
        `${percent(first.inside)} ${isCovered(first.inside) ? '✔' : '✘'}`,
      ]
    }),
  )
}

export function isCovered(inside: number): boolean {
  return Math.abs(inside - 0.8) <= 0.05
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, place) => (place === 0 ? '---' : '---:')), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')
}
