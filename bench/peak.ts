import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dayByHour, stillWaiting } from './peak/pictures.ts'
import { type Rules, readRules, STRICT, TODAY } from './peak/rules.ts'
import { SCENARIOS, type Scenario } from './peak/scenario.ts'
import { simulate } from './peak/simulate.ts'
import { comparison, coverageTable, type Played, waitTable } from './peak/tables.ts'

/**
 * `npm run simulate:peak`: plays sale days with the server's own rules and writes what became of the waits into
 * `docs/benchmarks/`. With `-- --rules bench/peak/rules/members-first.yaml [--compare] [--scenario double11]`: the same
 * days under other rules, on the screen only.
 */
const { values } = parseArgs({
  options: {
    rules: { type: 'string' },
    compare: { type: 'boolean', default: false },
    scenario: { type: 'string' },
    seed: { type: 'string', default: '618' },
    days: { type: 'string', default: '10' },
  },
})
const seed = wholeNumber('seed', values.seed)
const days = wholeNumber('days', values.days)
const scenarios = SCENARIOS.filter(({ name }) => values.scenario === undefined || name === values.scenario)
if (scenarios.length === 0)
  fail(`there is no scenario "${values.scenario}"; there are ${SCENARIOS.map(({ name }) => name).join(', ')}`)

if (values.rules !== undefined) {
  const rules = await readRules(values.rules).catch(error =>
    fail(error instanceof Error ? error.message : String(error)),
  )
  for (const scenario of scenarios) {
    const changed = play(scenario, rules)
    console.log(`\n## ${scenario.title}: ${rules.name}\n`)
    console.log(values.compare ? comparison(play(scenario, TODAY), changed) : waitTable(changed))
  }
} else {
  await writeReport()
}

/** Day after day of chance; the same seeds for all rules, so that the same shoppers come. */
function play(scenario: Scenario, rules: Rules): Played {
  const waits = Array.from({ length: days }, (_, day) => simulate(scenario, rules, seed + day)).flat()
  return { scenario, rules, waits }
}

async function writeReport(): Promise<void> {
  const today = scenarios.map(scenario => play(scenario, TODAY))
  const strict = scenarios.map(scenario => play(scenario, STRICT))
  const page = `# Peak days, played before they come

\`npm run simulate:peak\`: ${days} days of each scenario, seed ${seed}. A virtual clock, invented shoppers and agents, and the server's
own rules: who ranks how (\`server/conversation/queueing.ts\`), who stands where in the line, which agent takes whom
(\`server/routing/\`), who is on shift (\`server/calendar/\`), and the range of minutes that shoppers are told
(\`server/routing/wait-range.ts\`). The scenarios are in \`bench/peak/scenario.ts\`.

A supervisor changes the rules and compares: \`npm run simulate:peak -- --rules bench/peak/rules/more-hands.yaml --compare\`.

![Waits by the hour](peak-day.svg)

## Waits by class, with the rules of this release

${today.map(played => `### ${played.scenario.title}\n\n${waitTable(played)}`).join('\n\n')}

## Is anybody starved?

Priority is a head start in the line, not a line of its own: whoever waits longer than the longest head start is
overtaken by nobody but a safety hazard. The same days, strictly by class and with ageing:

${strict
  .map((played, place) => `### ${played.scenario.title}\n\n${comparison(played, today[place] as Played)}`)
  .join('\n\n')}

![Who still waits](peak-waits.svg)

## Is the promised range true?

Everybody who waits is told a range of minutes, and again every two minutes. A promise is kept when the wait ends inside
it. Who gave up counts only when the range had passed by then: of the others nobody knows.

${coverageTable(today)}
`
  console.log(page)
  const folder = new URL('../docs/benchmarks/', import.meta.url)
  const busiest = scenarios.findIndex(({ name }) => name === 'double11')
  const starving = scenarios.findIndex(({ name }) => name === 'members-day')
  if (values.scenario !== undefined) return
  await writeFile(new URL('peak.md', folder), page)
  await writeFile(new URL('peak-day.svg', folder), dayByHour(today[busiest] as Played, days))
  await writeFile(
    new URL('peak-waits.svg', folder),
    stillWaiting(today[starving] as Played, strict[starving] as Played),
  )
  console.log(`written to ${fileURLToPath(folder)}peak.md`)
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,6}$/.test(value)) fail(`--${name} must be a whole number`)
  return Number(value)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
