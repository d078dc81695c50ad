import { describe, expect, it } from '@jest/globals'
import { createShelf, type Row } from '../../../server/embeddings/vector-shelf.ts'

const row = (entryId: string, ...vector: number[]): Row => ({
  entryId,
  language: 'en',
  vector: Float32Array.from(vector),
})
const EAST = row('a', 1, 0)
const NORTH = row('a', 0, 1)
const WEST = row('b', -1, 0)

describe('likeness to an entry', () => {
  it('is two thirds of that to its nearest question, and one third of that to the middle of all', async () => {
    const likenesses = await createShelf([EAST, NORTH, WEST]).likenessesOf(EAST.vector)

    expect(likenesses.get('a')).toBeCloseTo(2 / 3 + Math.SQRT1_2 / 3, 5)
    expect(likenesses.get('b')).toBeCloseTo(-1, 5)
  })

  it('leaves out a question of its own, from the middle, too', async () => {
    const likenesses = await createShelf([EAST, NORTH, WEST]).likenessesOf(EAST.vector, EAST)

    expect(likenesses.get('a')).toBeCloseTo(0, 5)
  })

  it('is there for no entry whose only question is left out', async () => {
    expect([...(await createShelf([EAST, WEST]).likenessesOf(EAST.vector, EAST)).keys()]).toEqual(['b'])
  })
})
