import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { gistOf } from '../../../bot/meaning/gist.ts'
import { englishMeanings } from '../../../bot/meaning/meanings.ts'
import { stem, words } from '../../../bot/text/stems.ts'

const gist = (text: string) =>
  gistOf(
    Int32Array.from(words(text).map(stem), word => englishMeanings().rankOf.get(word) ?? -1),
    'en',
  )

const product = (one: Float32Array, other: Float32Array) => one.reduce((sum, number, i) => sum + number * other[i]!, 0)

const someRanks = fc.array(fc.integer({ min: -1, max: 15_999 }), { minLength: 1, maxLength: 60 })

describe('the gist of an English text', () => {
  it.each([
    ['how do i cancel my order', 'i want to call off the order i placed', 'how do i place an order'],
    ['what does the repair cost', 'how much is it to get it fixed', 'how long does the repair take'],
    ['where is my parcel', 'my package has not arrived, where is it', 'where do i send my parcel'],
  ])('of "%s" is nearer to that of "%s" than to that of "%s"', (question, same, other) => {
    expect(product(gist(question), gist(same))).toBeGreaterThan(product(gist(question), gist(other)))
  })

  it('has unit length, whatever is read', () => {
    fc.assert(
      fc.property(someRanks, ranks => {
        const own = gistOf(Int32Array.from(ranks), 'en')
        expect(product(own, own)).toBeCloseTo(1, 4)
      }),
    )
  })

  it('is all 0 where there is no word', () => {
    expect(gist('').every(number => number === 0)).toBe(true)
  })
})

it('is not read in Chinese', () => {
  expect(gistOf(Int32Array.of(1, 2, 3), 'zh')).toHaveLength(0)
})
