import { describe, expect, it } from '@jest/globals'
import { createVectorIndex } from '../../../server/embeddings/vector-index.ts'
import type { Row } from '../../../server/embeddings/vector-shelf.ts'

const SIZE = 24
const ENTRIES = ['delivery', 'invoice', 'repair', 'returns', 'warranty']

/** The same numbers each time, between −1 and 1. */
function createNoise(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** A text about `meaning`, as a model sees it that gives all texts `common` of the same. */
function vectorAbout(meaning: number, noise: () => number, common: number): Float32Array {
  const vector = Float32Array.from({ length: SIZE }, (_, i) => (i === meaning ? 1 : 0) + 0.12 * noise())
  vector[SIZE - 1]! += common
  const length = Math.hypot(...vector)
  return vector.map(value => value / length)
}

function shop({ each = 6, common = 0, of = ENTRIES } = {}): { rows: Row[]; ask(meaning: number): Float32Array } {
  const noise = createNoise(7)
  const rows = of.flatMap((entryId, meaning) =>
    Array.from({ length: each }, () => ({
      entryId,
      language: 'zh' as const,
      vector: vectorAbout(meaning, noise, common),
    })),
  )
  return { rows, ask: meaning => vectorAbout(meaning, noise, common) }
}

describe('hints from likeness', () => {
  it.each([0, 3])(
    'speak for the entry that is meant and against the others, however alike all is (%d)',
    async common => {
      const { rows, ask } = shop({ common })
      const index = await createVectorIndex(rows)

      for (const [meaning, id] of ENTRIES.entries()) {
        const { [id]: own = 0, ...others } = await index.hintsFor(ask(meaning))
        expect(own).toBeGreaterThan(1)
        for (const hint of Object.values(others)) expect(hint).toBeLessThan(-1)
      }
    },
  )

  it('speak for nothing when the question is about something else', async () => {
    const { rows, ask } = shop()
    const index = await createVectorIndex(rows)

    for (const hint of Object.values(await index.hintsFor(ask(15)))) expect(hint).toBeLessThan(0)
  })

  it('speak against an entry that is the nearest by far, and far away', async () => {
    const { rows } = shop({ common: 3 })
    const index = await createVectorIndex(rows)
    const elsewhere = Float32Array.from({ length: SIZE }, (_, i) => (i === 15 ? 1 : i === 2 ? 0.5 : 0))

    const hints = await index.hintsFor(elsewhere.map(value => value / Math.hypot(...elsewhere)))

    expect(hints.repair).toBeLessThan(-1)
  })

  it('speak against an entry that is only the neighbour of what is meant', async () => {
    const noise = createNoise(11)
    /** About a thing of its own, and about a topic that others share. */
    const vectorOf = (thing: number, topic: number) => {
      const vector = vectorAbout(thing, noise, 0)
      vector[topic]! += 0.9
      return vector.map(value => value / Math.hypot(...vector))
    }
    const known = { heating: [0, 10], cooling: [1, 10], delivery: [2, 11], pickup: [3, 11], invoice: [4, 12] } as const
    const rows = Object.entries(known).flatMap(([entryId, [thing, topic]]) =>
      Array.from({ length: 6 }, () => ({ entryId, language: 'zh' as const, vector: vectorOf(thing, topic) })),
    )
    const index = await createVectorIndex(rows)

    expect((await index.hintsFor(vectorOf(4, 12))).invoice).toBeGreaterThan(1)
    expect((await index.hintsFor(vectorOf(5, 12))).invoice).toBeLessThan(-1)
  })

  it('say nothing where no entry has a second question to learn from', async () => {
    const { rows, ask } = shop({ each: 1 })
    const index = await createVectorIndex(rows)

    expect(Object.values(await index.hintsFor(ask(2)))).toEqual(ENTRIES.map(() => 0))
  })

  it('do not depend on the order of the entries', async () => {
    const { rows, ask } = shop()
    const question = ask(3)
    const [there, back] = await Promise.all([createVectorIndex(rows), createVectorIndex(rows.toReversed())])

    const [hints, others] = await Promise.all([there.hintsFor(question), back.hintsFor(question)])

    for (const id of ENTRIES) expect(others[id]).toBeCloseTo(hints[id]!, 4)
  })

  it('know a shop with one entry, and one with none', async () => {
    const one = shop({ of: ['warranty'] })
    expect(Object.keys(await (await createVectorIndex(one.rows)).hintsFor(one.ask(0)))).toEqual(['warranty'])
    expect(await (await createVectorIndex([])).hintsFor(one.ask(0))).toEqual({})
  })

  it('lets others have a turn while much is compared', async () => {
    const { rows, ask } = shop({ each: 20 })
    const wide = (vector: Float32Array) => Float32Array.from({ length: 8_192 }, (_, i) => vector[i % SIZE]! / 18.5)
    const turns: number[] = []
    const timer = setInterval(() => turns.push(1), 1)
    const index = await createVectorIndex(rows.map(row => ({ ...row, vector: wide(row.vector) })))
    await index.hintsFor(wide(ask(1)))
    clearInterval(timer)

    expect(turns.length).toBeGreaterThan(5)
  })
})
