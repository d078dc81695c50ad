import { describe, expect, it } from '@jest/globals'
import { runInLanes } from './support/run-in-lanes.ts'
import type { Stage } from './support/stage.ts'

const stage = (name: string, isAlone?: boolean): Stage => ({
  name,
  ...(isAlone === undefined ? {} : { isAlone }),
  run: async () => ({ faults: [], figures: {} }),
})

/** Runs them, each for some turns of the loop, and notes who ran beside whom. */
async function watched(stages: readonly Stage[]): Promise<Record<string, string[]>> {
  const running = new Set<string>()
  const beside: Record<string, Set<string>> = {}
  await runInLanes(stages, async ({ name }) => {
    running.add(name)
    beside[name] = new Set()
    for (const one of running) for (const other of running) if (one !== other) beside[one]?.add(other)
    for (let turn = 0; turn < name.length; turn++) await new Promise(resolve => setImmediate(resolve))
    running.delete(name)
  })
  return Object.fromEntries(Object.entries(beside).map(([name, others]) => [name, [...others]]))
}

describe('the stages of a run', () => {
  it('go two at a time in their order, and those that measure go alone at the end', async () => {
    const beside = await watched([stage('longest'), stage('measures', true), stage('short'), stage('other')])

    expect(Object.keys(beside)).toEqual(['longest', 'short', 'other', 'measures'])
    expect(beside.longest).toEqual(['short', 'other'])
    expect(beside.short).toEqual(['longest'])
    expect(beside.measures).toEqual([])
  })
})
