import { rootOf } from '../learn/cholesky.ts'
import { MEANING_SIZE } from '../meaning/meanings.ts'
import { SENTENCE_SIZE } from '../meaning/sentences.ts'
import { createWideMemory } from '../meaning/wide-memory.ts'
import { sharedFloats } from '../text/shared-arrays.ts'

/**
 * A layer for what a sentence means: the ways in which questions of one entry differ come to count as much as each other,
 * so that being of one entry shows. Within-class covariance normalization (Hatch, Kajarekar, Stolcke 2006).
 */
export type Levelling = Float32Array

/** Numbers of the layer: {@link SENTENCE_SIZE} outputs for each input. */
const NUMBERS = SENTENCE_SIZE ** 2
/** Pairs of questions of one entry: fewer teach nothing, and more nothing new. */
const ENOUGH = 10
const MOST_PAIRS = 1_000
/** Where entries have more questions than this, one with another, the classifier sees by itself what tells them apart. */
const FEW_EACH = 20
/** What the pairs show weighs as one beside so many that differ in all ways alike. */
const CAUTION = 6

/**
 * @param meaningOf the meaning of a known question by its place; those of one entry follow each other.
 * @param entryOf the entry of each.
 */
export function learnLevelling(meaningOf: (place: number) => Float32Array, entryOf: Int32Array): Levelling | null {
  const pairs = Array.from(entryOf.keys()).filter(place => entryOf[place] === entryOf[place + 1])
  const entries = entryOf.length - pairs.length
  if (pairs.length < ENOUGH || entryOf.length > FEW_EACH * entries) return null
  const step = Math.ceil(pairs.length / MOST_PAIRS)
  const some = pairs.filter((_, at) => at % step === 0)
  const differences = some.map(place => difference(sentenceIn(meaningOf(place)), sentenceIn(meaningOf(place + 1))))
  return turnedInverse(rootOf(spreadOf(differences)))
}

const sentenceIn = (meaning: Float32Array): Float32Array => meaning.subarray(MEANING_SIZE)

const difference = (one: Float32Array, other: Float32Array): Float32Array => one.map((number, i) => number - other[i]!)

/** How the differences vary and go together: the lower triangle of a matrix, in which all ways differ at least a little. */
function spreadOf(differences: readonly Float32Array[]): Float64Array[] {
  const spread = Array.from({ length: SENTENCE_SIZE }, () => new Float64Array(SENTENCE_SIZE))
  for (const numbers of differences) {
    for (let i = 0; i < SENTENCE_SIZE; i++) {
      const row = spread[i]!
      for (let j = 0; j <= i; j++) row[j]! += numbers[i]! * numbers[j]!
    }
  }
  const usual = spread.reduce((sum, row, i) => sum + row[i]!, 0) / SENTENCE_SIZE
  for (let i = 0; i < SENTENCE_SIZE; i++) spread[i]![i]! += CAUTION * usual + 1e-9
  return spread
}

/** L⁻¹ by columns, as a layer has it: a row for each input. */
function turnedInverse(l: readonly Float64Array[]): Float32Array {
  const layer = sharedFloats(NUMBERS)
  const column = new Float64Array(SENTENCE_SIZE)
  for (let from = 0; from < SENTENCE_SIZE; from++) {
    column.fill(0)
    for (let i = from; i < SENTENCE_SIZE; i++) {
      let sum = i === from ? 1 : 0
      for (let k = from; k < i; k++) sum -= l[i]![k]! * column[k]!
      column[i] = sum / l[i]![i]!
    }
    layer.set(column, from * SENTENCE_SIZE)
  }
  return layer
}

const memory = createWideMemory(NUMBERS)
const layer = memory.take(NUMBERS)
let inPlace: Levelling | null = null

/** The same meaning with its sentence levelled; the sentence stays as long as it is. */
export function levelled(meaning: Float32Array, levelling: Levelling): Float32Array {
  if (inPlace !== levelling) {
    layer.set(levelling)
    inPlace = levelling
  }
  const sentence = sentenceIn(meaning)
  const turned = memory.times(sentence, layer, SENTENCE_SIZE)
  const scale = lengthOf(sentence) / (lengthOf(turned) || 1)
  const result = meaning.slice()
  for (let i = 0; i < SENTENCE_SIZE; i++) result[MEANING_SIZE + i] = turned[i]! * scale
  return result
}

function lengthOf(numbers: Float32Array): number {
  let squares = 0
  for (let i = 0; i < numbers.length; i++) squares += numbers[i]! * numbers[i]!
  return Math.sqrt(squares)
}
