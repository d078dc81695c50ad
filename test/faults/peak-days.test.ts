import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { type Rules, readRules, STRICT, TODAY } from '../../bench/peak/rules.ts'
import { SCENARIOS, type Scenario } from '../../bench/peak/scenario.ts'
import { simulate, type Wait } from '../../bench/peak/simulate.ts'
import { coverageOf, waitsByClass } from '../../bench/peak/statistics.ts'

const scenario = (name: string) => SCENARIOS.find(each => each.name === name) as Scenario
const play = (name: string, rules: Rules, days = 2): Wait[] =>
  Array.from({ length: days }, (_, day) => simulate(scenario(name), rules, 100 + day)).flat()

const LONGEST_HEAD_START_MS = Math.max(...Object.values(TODAY.headStartMinutes)) * 60_000

/** Who was served before `wait` at the same desk though they came later than any head start makes up for. */
function overtakers(wait: Wait, waits: readonly Wait[]): Wait[] {
  const servedAt = (each: Wait) => each.at + each.seconds * 1_000
  return waits.filter(
    other =>
      other.isServed &&
      other.desk === wait.desk &&
      other.class !== 'safety' &&
      other.at > wait.at + LONGEST_HEAD_START_MS &&
      servedAt(other) < servedAt(wait),
  )
}

describe('a sale day, played', () => {
  it('[L18] is the same day again with the same seed, and another with another', () => {
    const [first, again, other] = [7, 7, 8].map(seed => simulate(scenario('ordinary'), TODAY, seed))

    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('[L18] [R55] serves a hazard at once, whatever the rush', () => {
    const [safety] = waitsByClass(play('double11', TODAY))

    expect(safety?.class).toBe('safety')
    expect(safety?.longest).toBeLessThan(180)
  })

  it('[L18] starves nobody: who waits longer than the longest head start is overtaken by hazards alone', () => {
    const day = play('members-day', TODAY, 1)
    const ordinary = day.filter(wait => wait.class === 'normal' && wait.isServed)

    const overtaken = ordinary.filter(wait => overtakers(wait, day).length > 0)

    expect(ordinary.length).toBeGreaterThan(500)
    expect(overtaken).toEqual([])
  })

  it('[L18] shows the starving that strict classes would bring', () => {
    const longest = (rules: Rules) =>
      waitsByClass(play('members-day', rules, 1)).find(each => each.class === 'normal')?.longest ?? 0

    expect(longest(STRICT)).toBeGreaterThan(1.5 * longest(TODAY))
  })

  it.each(SCENARIOS.map(({ name }) => name))(
    '[R50] [L8] four of five waits end inside the promised range: %s',
    name => {
      const { inside, promises } = coverageOf(play(name, TODAY, 3), { first: false })

      expect(promises).toBeGreaterThan(1_000)
      expect(inside).toBeGreaterThanOrEqual(0.75)
      expect(inside).toBeLessThanOrEqual(0.85)
    },
  )

  it('[L18] can be played under rules that a supervisor has written, and says what is wrong in them', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'switchboard-rules-'))
    const file = join(dir, 'rules.yaml')
    await writeFile(file, 'name: 每人五位\ncapacity: 5\n')
    const rules = await readRules(file)
    await writeFile(file, 'name: x\ncapacity: many\n')

    expect(rules).toMatchObject({ name: '每人五位', capacity: 5, order: 'ageing' })
    await expect(readRules(file)).rejects.toThrow('capacity')
    await rm(dir, { recursive: true })
    const gaveUp = (under: Rules) => waitsByClass(play('sick-leave', under)).at(-1)?.gaveUp ?? 0
    expect(gaveUp(rules)).toBeLessThan(gaveUp(TODAY))
  })
})
