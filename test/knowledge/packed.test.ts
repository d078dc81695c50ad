import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { pack, unpack } from '../../knowledge/packed.ts'
import { inSharedMemory } from '../../knowledge/shared-memory.ts'

const sample = {
  name: '保修',
  weights: Int8Array.of(-128, 0, 127),
  deep: [{ rarity: Float32Array.of(0.5, Number.NaN), none: null }, new Float64Array(0)],
  starts: Uint32Array.of(0xffff_ffff),
}

describe('packed data', () => {
  it('comes back as it was, whatever the length of its parts', () => {
    expect(unpack(pack(sample))).toEqual(sample)
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), fc.float64Array(), (text, small, large) => {
        const bytes = pack({ text, small, large })
        // A view that begins at an odd place, as parts of larger files do.
        const shifted = Buffer.concat([Buffer.from('x'), bytes]).subarray(1)
        expect(unpack(bytes)).toEqual({ text, small, large })
        expect(unpack(shifted)).toEqual({ text, small, large })
      }),
    )
  })

  it('is refused when a single byte is another, or the end is missing', () => {
    const bytes = pack(sample)
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes)
      damaged[at]! ^= 1
      expect(() => unpack(damaged)).toThrow(/damaged/)
    }
    expect(() => unpack(bytes.subarray(0, -8))).toThrow(/damaged/)
    expect(() => unpack(Buffer.from('{"engine":'))).toThrow(/damaged/)
  })

  it('shares its bytes with the arrays', () => {
    const bytes = pack(sample)
    const back = unpack(bytes) as typeof sample

    expect(back.weights.buffer).toBe(bytes.buffer)
  })
})

it('in shared memory says the same, and is shared only once', () => {
  const shared = inSharedMemory(sample)

  expect(shared).toEqual(sample)
  expect(shared.weights.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect(inSharedMemory(shared).weights).toBe(shared.weights)
  expect(unpack(pack(shared))).toEqual(sample)
})
