import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createKeyFilter } from '../../../server/store/sqlite/key-filter.ts'

describe('a filter of keys', () => {
  it('never denies a key that was added', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), keys => {
        const filter = createKeyFilter()
        for (const key of keys) filter.add(key)
        return keys.every(filter.mayHave)
      }),
    )
  })

  it('seldom takes a new key for an added one, however many there are', () => {
    const filter = createKeyFilter()
    for (let i = 0; i < 30_000; i++) filter.add(`0b7e${i.toString(16).padStart(8, '0')}-message`)

    const mistaken = Array.from({ length: 30_000 }, (_, i) => `${i}`).filter(filter.mayHave)

    expect(mistaken.length).toBeLessThan(300)
  })

  it('has nothing at first', () => {
    expect(createKeyFilter().mayHave('')).toBe(false)
  })
})
