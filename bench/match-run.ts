import { contenders } from './match-contenders.ts'
import type { Run } from './match-report.ts'
import { qualityOf, type Scored } from './match-score.ts'
import type { MatchSet } from './match-sets.ts'

// The whole body of the process that measures one contender on one set: one request, one result, end.

/** Untimed questions at the beginning, so that no contender is measured cold. */
const WARM_UP = 30

/** Collected twice, with a turn between: memory outside of the heap is given back only after its owner was collected. */
async function megabytesNow(): Promise<number> {
  globalThis.gc!()
  await new Promise(resolve => setTimeout(resolve, 100))
  globalThis.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1_000_000
}

async function measure(set: MatchSet, name: string): Promise<Run> {
  const contender = contenders.find(one => one.name === name)!
  const before = await megabytesNow()
  const start = performance.now()
  const answer = await contender.build(set)
  const buildMs = performance.now() - start
  const megabytes = Math.max(0, (await megabytesNow()) - before)

  for (const { text } of set.test.slice(0, WARM_UP)) await answer(text)
  const micros: number[] = []
  const rows: Scored[] = []
  for (const { text, id } of set.test) {
    const asked = performance.now()
    const top = await answer(text)
    micros.push((performance.now() - asked) * 1_000)
    rows.push({ gold: id, top })
  }
  micros.sort((a, b) => a - b)
  const at = (share: number) => micros[Math.min(micros.length - 1, Math.floor(share * micros.length))] ?? 0
  const quality = qualityOf(rows)
  return { set: set.name, contender: name, quality, buildMs, p50Micros: at(0.5), p99Micros: at(0.99), megabytes }
}

process.once('message', async ({ set, contender }: { set: MatchSet; contender: string }) => {
  const run = await measure(set, contender)
  process.send!(run, () => process.disconnect())
})
