import type { Outcome } from '../../bot/learn/calibration.ts'
import type { Experience } from '../../bot/learn/experience.ts'
import { createRandom, shuffle } from '../../bot/learn/random.ts'

const SIGNS = 24
const ROUNDS = 12
const BATCH = 512
const RATE = 3e-3
/** Weights shrink by this share of the rate at each step. */
const DECAY = 0.03
/** Share of the signs that are not seen at a time, so that none is relied on alone. */
const UNSEEN = 0.1
/** Digits of a weight that are written. */
const DIGITS = 3

/** Networks that started differently err differently: their mean is what is written. */
export function teach(outcomes: readonly Outcome[], seeds: readonly number[]): Experience {
  const clues = outcomes[0]!.clues.length
  const { mean, spread } = scalesOf(outcomes, clues)
  const usualWeight = outcomes.reduce((sum, { weight }) => sum + weight, 0) / outcomes.length
  const rows = outcomes.map(one => ({
    clues: one.clues.map((clue, i) => (i === 0 ? 1 : (clue - mean[i]!) / spread[i]!)),
    right: one.right ? 1 : 0,
    weight: one.weight / usualWeight,
  }))
  const taught = seeds.map(seed => teachOne(rows, clues, seed))
  const plain = mean.map((_, i) => taught.reduce((sum, one) => sum + one.plain[i]! / taught.length, 0))
  const signs = taught.flatMap(one =>
    one.speaksFor.map((weight, sign) => ({
      of: unscaled(one.of.slice(sign * clues, (sign + 1) * clues)),
      speaksFor: rounded(weight / taught.length),
    })),
  )
  return { signs, plain: unscaled(plain) }

  /** The same on clues as they come, of which the first is 1. */
  function unscaled(weights: readonly number[]): number[] {
    const plainly = weights.map((weight, i) => (i === 0 ? weight : weight / spread[i]!))
    plainly[0]! -= weights.reduce((sum, _, i) => (i === 0 ? sum : sum + plainly[i]! * mean[i]!), 0)
    return plainly.map(rounded)
  }
}

const rounded = (weight: number): number => Number(weight.toPrecision(DIGITS))

function scalesOf(outcomes: readonly Outcome[], clues: number) {
  const meanOf = (of: (clues: Float64Array, i: number) => number) =>
    Array.from({ length: clues }, (_, i) => outcomes.reduce((sum, one) => sum + of(one.clues, i), 0) / outcomes.length)
  const mean = meanOf((row, i) => row[i]!)
  const spread = meanOf((row, i) => (row[i]! - mean[i]!) ** 2).map(square => Math.sqrt(square) + 1e-3)
  return { mean, spread }
}

interface Row {
  readonly clues: Float64Array
  readonly right: number
  readonly weight: number
}

/** Weights of a network, one after the other: those of the signs, what each of them speaks for, and those of the clues. */
function teachOne(rows: readonly Row[], clues: number, seed: number) {
  const random = createRandom(seed)
  const ofSigns = SIGNS * clues
  const weights = Float64Array.from({ length: ofSigns + SIGNS + clues }, (_, i) => {
    const reach = 1 / Math.sqrt(i >= ofSigns && i < ofSigns + SIGNS ? SIGNS : clues)
    return (2 * random() - 1) * reach
  })
  const steps = Math.floor((ROUNDS * rows.length) / BATCH)
  const step = createSteps(weights)
  const slope = new Float64Array(weights.length)
  const seen = new Float64Array(SIGNS)
  let order: Row[] = []
  for (let done = 0; done < steps; done++) {
    slope.fill(0)
    if (order.length < BATCH) order = shuffle([...rows], random)
    for (const row of order.splice(-BATCH)) addSlope(row)
    step(slope, RATE * (1 - done / steps))
  }
  return {
    of: Array.from(weights.subarray(0, ofSigns)),
    speaksFor: Array.from(weights.subarray(ofSigns, ofSigns + SIGNS)),
    plain: Array.from(weights.subarray(ofSigns + SIGNS)),
  }

  function addSlope({ clues: row, right, weight }: Row): void {
    let odds = 0
    for (let sign = 0; sign < SIGNS; sign++) {
      let sum = 0
      for (let i = 0; i < clues; i++) sum += weights[sign * clues + i]! * row[i]!
      seen[sign] = random() < UNSEEN ? 0 : Math.max(0, sum) / (1 - UNSEEN)
      odds += seen[sign]! * weights[ofSigns + sign]!
    }
    for (let i = 0; i < clues; i++) odds += weights[ofSigns + SIGNS + i]! * row[i]!
    const error = (weight * (1 / (1 + Math.exp(-odds)) - right)) / BATCH
    for (let sign = 0; sign < SIGNS; sign++) {
      if (seen[sign] === 0) continue
      slope[ofSigns + sign]! += error * seen[sign]!
      const share = (error * weights[ofSigns + sign]!) / (1 - UNSEEN)
      for (let i = 0; i < clues; i++) slope[sign * clues + i]! += share * row[i]!
    }
    for (let i = 0; i < clues; i++) slope[ofSigns + SIGNS + i]! += error * row[i]!
  }
}

/** Adam, with weights that decay by themselves (Loshchilov, Hutter: Decoupled Weight Decay Regularization). */
function createSteps(weights: Float64Array) {
  const momentum = new Float64Array(weights.length)
  const squares = new Float64Array(weights.length)
  let done = 0
  return (slope: Float64Array, rate: number): void => {
    done++
    for (let i = 0; i < weights.length; i++) {
      momentum[i] = 0.9 * momentum[i]! + 0.1 * slope[i]!
      squares[i] = 0.999 * squares[i]! + 0.001 * slope[i]! ** 2
      const direction = momentum[i]! / (1 - 0.9 ** done) / (Math.sqrt(squares[i]! / (1 - 0.999 ** done)) + 1e-8)
      weights[i]! -= rate * (direction + DECAY * weights[i]!)
    }
  }
}
