import { createEngine, patchLearned } from '../bot/build-engine.ts'
import { botEntries } from '../knowledge/build-engines.ts'
import { readKnowledge } from '../knowledge/read-knowledge.ts'

export interface EngineWork {
  readonly learnMs: number
  readonly patchMs: number
}

const PATCHES = 7

/** Processor time of the engine alone, in this process: to learn a folder's Chinese entries, and to patch one changed variant in. */
export async function engineWork(knowledgeDir: string): Promise<EngineWork> {
  const { content } = await readKnowledge(knowledgeDir)
  const entries = botEntries(content, '2026-09-01').filter(({ language }) => language === 'zh')
  let learned: unknown
  const learnMs = workOf(() => {
    learned = createEngine(entries).learned()
  })
  const patches = Array.from({ length: PATCHES }, (_, round) => {
    const at = Math.floor((entries.length * (round + 0.5)) / PATCHES)
    const changed = entries.map((entry, place) =>
      place === at
        ? { ...entry, questions: [...entry.questions.slice(0, -1), `${entry.questions.at(-1)}，第${round}次问`] }
        : entry,
    )
    return workOf(() => patchLearned(changed, learned))
  })
  return { learnMs, patchMs: patches.toSorted((a, b) => a - b)[Math.floor(PATCHES / 2)]! }
}

function workOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
