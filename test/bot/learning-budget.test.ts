import { describe, expect, it } from '@jest/globals'
import { learnPlanned, MOST_WEIGHTS, planLearning } from '../../bot/learn/learning-budget.ts'
import { readText } from '../../bot/match/features.ts'
import { createLexicon } from '../../bot/match/lexicon.ts'
import type { Known } from '../../bot/match/model.ts'
import type { Vector } from '../../bot/match/weighing.ts'

const QUESTION = 'can i see my bill for may'

/** So many questions of each entry, as long as this one. */
function knownOf(entries: number, each: number, text = QUESTION): Known[] {
  const read = createLexicon().add(readText(text, 'en', () => []))
  return Array.from({ length: entries * each }, (_, i) => ({ text: read, entry: Math.floor(i / each) }))
}

const planOf = (known: readonly Known[], entries: number, features = 1_000) => planLearning(known, entries, features)

describe('what a classifier is taught', () => {
  it('is all of 15,000 English questions of 150 entries, as is promised, twelve times at least', () => {
    const plan = planOf(knownOf(150, 100), 150)!

    expect(plan.places).toHaveLength(15_000)
    expect(plan.rounds).toBeGreaterThanOrEqual(12)
  })

  it('is looked at less often the more there is to learn, and never not at all', () => {
    const further = 'and also what was charged twice last winter because the card expired before your office had opened'
    const rounds = [QUESTION, `${QUESTION} and for june`, `${QUESTION} ${further}`].map(
      text => planOf(knownOf(150, 100, text), 150)?.rounds,
    )

    expect(rounds).toEqual(rounds.toSorted((a, b) => b! - a!))
    expect(rounds.at(-1)).toBeLessThan(rounds[0]!)
    expect(rounds.at(-1)).toBeGreaterThanOrEqual(6)
  })

  it('is, of more than can be learned, the same number of each entry, far apart', () => {
    const [entries, each] = [900, 20]
    const known = knownOf(entries, each)
    const plan = planOf(known, entries)!
    const ofEach = plan.places.length / entries

    expect(ofEach).toBeGreaterThanOrEqual(3)
    expect(ofEach).toBeLessThan(each)
    expect(plan.places.map(place => known[place]!.entry)).toEqual(plan.places.map((_, i) => Math.floor(i / ofEach)))
    expect(plan.places[0]).toBe(0)
    expect(plan.places[ofEach - 1]).toBeGreaterThan(each / 2)
  })

  it('is what was planned, each with its entry', () => {
    const known = knownOf(3, 4)
    const vectors = known.map((_, number) => ({ number }) as unknown as Vector)
    const plan = { places: [0, 2, 5, 11], rounds: 7 }
    const labels = Int32Array.from(known, ({ entry }) => entry)

    const taught = learnPlanned(plan, known, 3, lesson => lesson as never)(vectors, labels)

    expect(taught).toMatchObject({ vectors: plan.places.map(number => ({ number })), rounds: 7 })
    expect((taught as unknown as { labels: Int32Array }).labels).toEqual(Int32Array.of(0, 0, 1, 2))
  })

  it('is nothing where the weights would be too many', () => {
    const known = knownOf(400, 2)

    expect(planOf(known, 400, MOST_WEIGHTS / 400)).not.toBeNull()
    expect(planOf(known, 400, MOST_WEIGHTS / 400 + 1)).toBeNull()
  })

  it('is nothing where one question of each entry would be too much', () => {
    const entries = 5_000

    expect(planOf(knownOf(entries, 2), entries)).toBeNull()
  })
})
