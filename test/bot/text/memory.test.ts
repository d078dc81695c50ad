import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createMemory } from '../../../bot/text/memory.ts'

describe('a memory', () => {
  it('makes nothing twice, nor what was made as undefined', () => {
    const recall = createMemory<string, number | undefined>(10)
    const made: string[] = []
    for (const key of ['a', 'b', 'a', 'b', 'none', 'none']) {
      const seen = recall(key, () => {
        made.push(key)
        return key === 'none' ? undefined : key.length
      })
      expect(seen).toBe(key === 'none' ? undefined : 1)
    }
    expect(made).toEqual(['a', 'b', 'none'])
  })

  it('keeps what is asked for again and again, while much else passes', () => {
    const recall = createMemory<number, number>(10)
    let made = 0
    for (let other = 1; other <= 1_000; other++) {
      recall(other, () => other)
      recall(0, () => ++made)
    }
    expect(made).toBe(1)
  })

  it('forgets what nobody asked for since', () => {
    const recall = createMemory<number, number>(10)
    recall(0, () => 1)
    for (let other = 1; other <= 10; other++) recall(other, () => other)
    expect(recall(0, () => 2)).toBe(2)
  })

  it('always says what would be made', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 })), fc.integer({ min: 1, max: 20 }), (keys, most) => {
        const recall = createMemory<number, string>(most)
        for (const key of keys) expect(recall(key, () => `${key}`)).toBe(`${key}`)
      }),
    )
  })
})
