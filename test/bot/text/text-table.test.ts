import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { extended, placeOf, tableOf, textAt } from '../../../bot/text/text-table.ts'

const texts = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 200 })

it('numbers texts as a Map would, whatever they hold', () => {
  fc.assert(
    fc.property(texts, texts, (known, others) => {
      const table = tableOf(known)

      expect(known.map(text => placeOf(table, text))).toEqual(known.map((_, place) => place))
      expect(known.map((_, place) => textAt(table, place))).toEqual(known)
      expect(others.filter(text => !known.includes(text)).every(text => placeOf(table, text) === -1)).toBe(true)
    }),
  )
})

it('grows without a change of what it was', () => {
  fc.assert(
    fc.property(texts, fc.nat(200), (all, cut) => {
      const first = tableOf(all.slice(0, cut))
      const grown = extended(first, all.slice(cut))

      expect(all.map(text => placeOf(grown, text))).toEqual(all.map((_, place) => place))
      expect(all.map(text => placeOf(first, text))).toEqual(all.map((_, place) => (place < cut ? place : -1)))
    }),
  )
})
