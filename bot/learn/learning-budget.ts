import type { Known } from '../match/model.ts'
import { MEANING_NUMBERS, type Vector } from '../match/weighing.ts'
import type { Classifier, Teach } from './classifier.ts'

const MOST_ROUNDS = 18
const LEAST_ROUNDS = 6
/** Multiplications that learning all questions may take, and all rehearsals together. A billion is about half a second. */
export const MOST_LEARNING = 5.5e9
export const MOST_REHEARSING = 1.2e9
/** The same for the least rounds, where the questions of a large shop are many. */
const MOST_FOR_THE_LEAST = 1.1e10
/** Small bases are learned this often, when all of it stays within so many multiplications. */
const COPIES = 3
const MOST_COPYING = 1.5e8
/**
 * Weights of a classifier, a byte each: more are left to likeness alone. They would take too much of the memory, and too
 * long to copy when one entry has changed.
 */
export const MOST_WEIGHTS = 4e7

/** Multiplications of one round of learning over these questions: each step looks at half of the numbers. */
export function workOf(known: readonly Known[], entries: number): number {
  const numbers = known.reduce((sum, { text }) => sum + text.ids.length + MEANING_NUMBERS + text.gist.length, 0)
  return Math.max(1, (entries * numbers) / 2)
}

/** How many rounds of learning over these questions fit into `most` multiplications; 0 when too few to be of use. */
export function roundsWithin(most: number, known: readonly Known[], entries: number): number {
  const work = workOf(known, entries)
  if (LEAST_ROUNDS * work > most) return 0
  return Math.min(MOST_ROUNDS, Math.max(LEAST_ROUNDS, Math.floor(most / work)))
}

/** Looks at everything so often; a classifier of a small base is learned several times, which makes it steadier. */
export function learnInRounds(rounds: number, known: readonly Known[], entries: number, teach: Teach) {
  const copies = rounds * COPIES * workOf(known, entries) <= MOST_COPYING ? COPIES : 1
  return (vectors: readonly Vector[], labels: Int32Array): Classifier => teach({ vectors, labels, rounds, copies })
}

/** How a bot learns what it knows. */
export interface LearningPlan {
  /** Of the questions that are learned. */
  readonly places: readonly number[]
  /** How often each of these is looked at. */
  readonly rounds: number
}

/**
 * Everything that is known; of shops for which this would take too long, as many of each entry's questions as fit. null
 * where the weights would be too many, or the entries: then likeness alone decides.
 *
 * @param features of the lexicon.
 */
export function planLearning(known: readonly Known[], entries: number, features: number): LearningPlan | null {
  if (entries * features > MOST_WEIGHTS) return null
  const places = learnable(known, entries)
  if (places === null) return null
  const lessons = placed(known, places)
  return { places, rounds: Math.max(LEAST_ROUNDS, roundsWithin(MOST_LEARNING, lessons, entries)) }
}

export function learnPlanned({ places, rounds }: LearningPlan, known: readonly Known[], entries: number, teach: Teach) {
  const learn = learnInRounds(rounds, placed(known, places), entries, teach)
  return (vectors: readonly Vector[], labels: Int32Array): Classifier =>
    learn(placed(vectors, places), Int32Array.from(placed([...labels], places)))
}

const placed = <T>(things: readonly T[], places: readonly number[]): T[] => places.map(place => things[place]!)

/**
 * Places of the questions that can be learned in the least rounds: of each entry the same number at most, far apart. null
 * where one of each would be too many.
 */
function learnable(known: readonly Known[], entries: number): number[] | null {
  const all = questionsOfEach(known, entries)
  const atMost = (each: number) => all.flatMap(places => spreadOver(places, each))
  const isTooMuch = (places: readonly number[]) => {
    return LEAST_ROUNDS * workOf(placed(known, places), entries) > MOST_FOR_THE_LEAST
  }
  let [few, many] = [1, all.reduce((longest, { length }) => Math.max(longest, length), 1)]
  if (!isTooMuch(atMost(many))) return atMost(many)
  if (isTooMuch(atMost(few))) return null
  while (many - few > 1) {
    const middle = (few + many) >> 1
    if (isTooMuch(atMost(middle))) many = middle
    else few = middle
  }
  return atMost(few)
}

function questionsOfEach(known: readonly Known[], entries: number): number[][] {
  const each = Array.from({ length: entries }, (): number[] => [])
  known.forEach(({ entry }, place) => {
    each[entry]!.push(place)
  })
  return each
}

const spreadOver = (places: readonly number[], most: number): readonly number[] =>
  places.length <= most
    ? places
    : Array.from({ length: most }, (_, at) => places[Math.floor((at * places.length) / most)]!)
