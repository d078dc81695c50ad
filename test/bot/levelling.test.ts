import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Levelling, learnLevelling, levelled } from '../../bot/match/levelling.ts'
import { MEANING_SIZE } from '../../bot/meaning/meanings.ts'
import { SENTENCE_SIZE } from '../../bot/meaning/sentences.ts'

type Sentence = { readonly [place: number]: number }

/** A meaning whose sentence is this; of its words it says something that is to stay. */
function meaningOf(sentence: Sentence): Float32Array {
  const meaning = new Float32Array(MEANING_SIZE + SENTENCE_SIZE).fill(0.01, 0, MEANING_SIZE)
  for (const [place, number] of Object.entries(sentence)) meaning[MEANING_SIZE + Number(place)] = number
  return meaning
}

const sentenceOf = (meaning: Float32Array) => meaning.subarray(MEANING_SIZE)
const lengthOf = (numbers: Float32Array) => Math.hypot(...numbers)
const likeness = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, number, i) => sum + number * other[i]!, 0) / lengthOf(one) / lengthOf(other)

/** Two questions an entry: so many entries whose questions differ by these. */
function learned(...differences: Sentence[]): Levelling | null {
  const meanings = differences.flatMap(by => [meaningOf({}), meaningOf(by)])
  return learnLevelling(
    at => meanings[at]!,
    Int32Array.from(meanings, (_, at) => at >> 1),
  )
}

const TEN = Array.from({ length: 10 }, (_, at) => at)

describe('what a sentence means', () => {
  it('is told less by the ways in which questions of one entry differ, by their spread beside six usual ones', () => {
    // all the spread, 128 times the usual one, lies in one way
    const levelling = learned(...TEN.map(() => ({ 3: 1 })))!
    const sentence = sentenceOf(levelled(meaningOf({ 3: 1, 7: 1 }), levelling))

    expect(sentence[3]! / sentence[7]!).toBeCloseTo(Math.sqrt(6 / (6 + SENTENCE_SIZE)), 5)
    expect(sentence.every((number, at) => at === 3 || at === 7 || number === 0)).toBe(true)
  })

  it('brings questions together that differ as those of one entry do, also across several numbers', () => {
    const levelling = learned(...TEN.map(at => ({ 3: 0.5 + at / 10, 4: -0.5 - at / 10 })))!
    const [question, other, another] = [{ 1: 1 }, { 1: 1, 3: 0.6, 4: -0.6 }, { 1: 1, 3: 0.6, 4: 0.6 }].map(meaningOf)
    const alike = (b: Float32Array) => likeness(...([question!, b].map(sentenceOf) as [Float32Array, Float32Array]))
    const levelledAlike = (b: Float32Array) =>
      likeness(...([question!, b].map(each => sentenceOf(levelled(each, levelling))) as [Float32Array, Float32Array]))

    expect(alike(other!)).toBeCloseTo(alike(another!), 5)
    expect(levelledAlike(other!)).toBeGreaterThan(0.98)
    expect(levelledAlike(another!)).toBeCloseTo(alike(another!), 1)
  })

  it('stays as long, and its words stay as they are', () => {
    const numbers = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 128, maxLength: 128 })
    fc.assert(
      fc.property(numbers, fc.array(numbers, { minLength: 10, maxLength: 12 }), (sentence, differences) => {
        const before = meaningOf(sentence)
        const after = levelled(before, learned(...differences)!)
        expect(lengthOf(sentenceOf(after))).toBeCloseTo(lengthOf(sentenceOf(before)), 4)
        expect(after.subarray(0, MEANING_SIZE)).toEqual(before.subarray(0, MEANING_SIZE))
      }),
    )
  })

  it('is left alone where questions of one entry do not differ', () => {
    const levelling = learned(...TEN.map(() => ({})))!
    const meaning = meaningOf({ 5: 0.25, 9: -0.5 })
    levelled(meaning, levelling).forEach((number, at) => {
      expect(number).toBeCloseTo(meaning[at]!, 6)
    })
  })

  it('is nothing where there was nothing', () => {
    const levelling = learned(...TEN.map(() => ({ 3: 1 })))!
    expect(levelled(meaningOf({}), levelling)).toEqual(meaningOf({}))
  })

  it('is levelled as its own shop asks, while other shops ask in between', () => {
    const shops = [3, 7].map(at => learned(...TEN.map(() => ({ [at]: 1 })))!)
    const meaning = meaningOf({ 3: 1, 7: 1 })
    const [one, other] = shops.map(levelling => levelled(meaning, levelling))
    expect(one).not.toEqual(other)
    expect(levelled(meaning, shops[0]!)).toEqual(one)
    expect(levelled(meaning, shops[1]!)).toEqual(other)
  })
})

describe('is not learned', () => {
  it('from fewer than ten pairs of questions of one entry', () => {
    expect(learned(...TEN.slice(1).map(() => ({ 3: 1 })))).toBeNull()
  })

  it('where entries have many questions, from which the classifier learns the same', () => {
    const meaningAt = (at: number) => meaningOf({ [at % 9]: 1 })
    const asked = (each: number) =>
      learnLevelling(
        meaningAt,
        Int32Array.from({ length: 3 * each }, (_, at) => Math.floor(at / each)),
      )
    expect(asked(20)).not.toBeNull()
    expect(asked(21)).toBeNull()
  })

  it('from how entries differ from each other', () => {
    expect(
      learnLevelling(
        at => meaningOf({ [at % 10]: 1 }),
        Int32Array.from({ length: 20 }, (_, at) => at),
      ),
    ).toBeNull()
  })
})

it('is learned from a part of many pairs, of the first and the last entries alike', () => {
  const many = Array.from({ length: 4_000 }, (_, at) => ({ [at < 2_000 ? 3 : 7]: 1 }))
  const sentence = sentenceOf(levelled(meaningOf({ 3: 1, 7: 1 }), learned(...many)!))
  expect(sentence[3]).toBeCloseTo(sentence[7]!, 5)
})
