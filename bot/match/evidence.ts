import type { Language } from '../entry.ts'
import { scoreInto } from '../learn/classifier.ts'
import { type Closeness, createCloserLook } from './closer-look.ts'
import { meaningsOf, viewsOf } from './features.ts'
import type { Counted } from './lexicon.ts'
import type { Model } from './model.ts'
import { createNeighbourFinder } from './neighbours.ts'
import { MEANING_NUMBERS, type Vector, vectorOf } from './weighing.ts'
import { createWishComparison, type Wishes } from './wish-comparison.ts'

/** What speaks for one entry as the answer to one query. */
export interface Evidence {
  readonly entry: number
  /** Log of the classifier's probability; 0 without a classifier. */
  readonly learned: number
  /** Likeness of its best questions (0–1), views and meaning together. */
  readonly likeness: number
  /** Likeness of its single best question. */
  readonly best: number
  /** The same of its second best question; 0 if it has none. */
  readonly second: number
  /** Likeness in meaning of its best question (−1–1). */
  readonly meaning: number
  /** Numbers of its best questions in the model, {@link MOST_QUESTIONS} at most, the best first. */
  readonly questions: readonly number[]
  /** Likeness of the best question by view (0–1). */
  readonly byView: readonly number[]
}

export interface Findings {
  readonly vector: Vector
  /** Candidates in no particular order. */
  readonly evidence: readonly Evidence[]
  /** Whether a classifier has had its say, or likeness alone. */
  readonly isLearned: boolean
  /** Log of the sum of the exponentials of all the classifier's scores: low for what it has never seen. */
  readonly energy: number
  /** Highest raw score of the classifier. */
  readonly strongest: number
  /** How well one of the candidates accounts for the query. Worked out when asked: too much for all of them. */
  closeness(evidence: Evidence): Closeness
  /** Whether one of the candidates wants the same as the query. Worked out when asked. */
  wishes(evidence: Evidence): Wishes
}

/** Shares of the views in the likeness, the meaning's last. */
const SHARES: { readonly [language in Language]: readonly number[] } = {
  zh: [0.2, 0.35, 0.08, 0.17, 0.2],
  en: [0.35, 0.15, 0.3, 0.2],
}
/** Further like questions of an entry confirm the best one. */
const CONFIRMING = [1, 0.15, 0.15]
/** Questions of an entry that are compared with the query word by word. */
const MOST_QUESTIONS = 4
/** Candidates looked at closely, by likeness and by classifier each. */
const CLOSER_LOOK = 12
/** Candidates whose meaning is compared when comparing all would take too long. */
const MOST_MEANINGS = 400

/** Gathers the evidence for queries, one after the other. */
export function createEvidenceFinder(model: Model) {
  const views = viewsOf(model.language)
  const meanings = meaningsOf(model.language)
  const shares = SHARES[model.language]
  const meaningShare = shares[views.length]!
  const lookAt = createCloserLook(model)
  const comparedWith = createWishComparison(model)
  const neighboursOf = createNeighbourFinder(model.index, model.lexicon.viewOf, views)
  const scores = new Float32Array(model.entries)
  /** Likeness of the views of each entry's best three questions, three places an entry. */
  const bestThree = new Float32Array(model.entries * 3)

  return function findEvidence(text: Counted): Findings {
    const vector = vectorOf(text, model.weighing, model.lexicon, views, meanings)
    const { touched, count, likeness } = neighboursOf(vector)

    const seenEntries: number[] = []
    for (let i = 0; i < count; i++) {
      const q = touched[i]!
      let sum = 0
      for (let v = 0; v < views.length; v++) sum += shares[v]! * likeness[v]![q]!
      const entry = model.entryOf[q]!
      const at = entry * 3
      if (bestThree[at] === 0) seenEntries.push(entry)
      if (sum > bestThree[at]!) {
        bestThree[at + 2] = bestThree[at + 1]!
        bestThree[at + 1] = bestThree[at]!
        bestThree[at] = sum
      } else if (sum > bestThree[at + 1]!) {
        bestThree[at + 2] = bestThree[at + 1]!
        bestThree[at + 1] = sum
      } else if (sum > bestThree[at + 2]!) bestThree[at + 2] = sum
    }

    let energy = 0
    let strongest = 0
    const candidates = new Set<number>()
    if (model.classifier !== null) {
      scoreInto(scores, model.classifier, vector)
      strongest = scores.reduce((a, b) => Math.max(a, b), -Infinity)
      energy = strongest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - strongest), 0))
      for (const entry of largest(scores, CLOSER_LOOK)) candidates.add(entry)
    }
    for (const entry of likestOf(seenEntries, model.classifier ? CLOSER_LOOK : CLOSER_LOOK * 3)) candidates.add(entry)
    if (model.classifier === null && model.entryOf.length <= MOST_MEANINGS) {
      for (let entry = 0; entry < model.entries; entry++) candidates.add(entry)
    }

    const evidence: Evidence[] = []
    for (const entry of candidates) {
      const learned = model.classifier ? scores[entry]! - energy : 0
      evidence.push(lookCloser(entry, vector, likeness, learned))
    }
    for (const entry of seenEntries) bestThree.fill(0, entry * 3, entry * 3 + 3)
    return {
      ...{ vector, evidence, energy, strongest, isLearned: model.classifier !== null },
      ...{ closeness: one => lookAt(text, one), wishes: comparedWith(text) },
    }
  }

  function likestOf(entries: readonly number[], most: number): number[] {
    const kept = largest(
      Float32Array.from(entries, entry => bestThree[entry * 3]!),
      most,
    )
    return kept.map(place => entries[place]!)
  }

  function lookCloser(entry: number, vector: Vector, likeness: readonly Float32Array[], learned: number): Evidence {
    const first = model.firstQuestion[entry]!
    const found = Array.from({ length: model.firstQuestion[entry + 1]! - first }, (_, place) => {
      const question = first + place
      let sum = 0
      for (let v = 0; v < views.length; v++) sum += shares[v]! * likeness[v]![question]!
      const meaning = product(vector.meaning, model.meanings, question * MEANING_NUMBERS)
      return { question, meaning, sum: sum + meaningShare * Math.max(0, meaning) }
    })
    found.sort((a, b) => b.sum - a.sum || a.question - b.question)
    let pooled = 0
    let weight = 0
    for (let i = 0; i < CONFIRMING.length && i < found.length; i++) {
      pooled += CONFIRMING[i]! * found[i]!.sum
      weight += CONFIRMING[i]!
    }
    const best = found[0]
    return {
      entry,
      learned,
      likeness: weight > 0 ? pooled / weight : 0,
      best: best?.sum ?? 0,
      second: found[1]?.sum ?? 0,
      meaning: found.reduce((most, { meaning }) => Math.max(most, meaning), 0),
      questions: found.slice(0, MOST_QUESTIONS).map(({ question }) => question),
      byView: views.map((_, v) => (best ? likeness[v]![best.question]! : 0)),
    }
  }
}

/** Four sums side by side, since each addition waits for the one before. {@link MEANING_NUMBERS} is a multiple of four. */
function product(a: Float32Array, b: Float32Array, from: number): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  for (let i = 0, at = from; i < MEANING_NUMBERS; i += 4, at += 4) {
    first += a[i]! * b[at]!
    second += a[i + 1]! * b[at + 1]!
    third += a[i + 2]! * b[at + 2]!
    fourth += a[i + 3]! * b[at + 3]!
  }
  return first + second + third + fourth
}

/** Places of the `count` largest values, in no particular order. */
function largest(values: Float32Array, count: number): number[] {
  const kept: number[] = []
  for (let place = 0; place < values.length; place++) {
    if (kept.length < count) {
      kept.push(place)
      if (kept.length === count) kept.sort((a, b) => values[b]! - values[a]! || a - b)
    } else if (values[place]! > values[kept[count - 1]!]!) {
      kept[count - 1] = place
      for (let i = count - 1; i > 0 && values[kept[i]!]! > values[kept[i - 1]!]!; i--) {
        const moved = kept[i]!
        kept[i] = kept[i - 1]!
        kept[i - 1] = moved
      }
    }
  }
  return kept
}
