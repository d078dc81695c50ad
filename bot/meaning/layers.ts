/** Takes what was packed one after the other. */
export function unpacker(packed: Buffer) {
  let at = 0
  function numbers(count: number): Float32Array {
    const taken = new Float32Array(count)
    for (let i = 0; i < count; i++, at += 4) taken[i] = packed.readFloatLE(at)
    return taken
  }
  return {
    numbers,
    /** `from` rows of `to` numbers. */
    layer(from: number, to: number): Float32Array {
      const scales = numbers(to)
      const taken = new Float32Array(from * to)
      for (let row = 0; row < taken.length; row += to) {
        for (let i = 0; i < to; i++, at++) taken[row + i] = packed.readInt8(at) * scales[i]!
      }
      return taken
    },
  }
}

/** Eight rows at a time, which spares most of the reading and writing of sums. */
export function times(numbers: Float32Array, layer: Float32Array, to: number): Float32Array {
  const sums = new Float32Array(to)
  for (let i = 0, a = 0; i < numbers.length; i += 8, a += 8 * to) {
    const [n0, n1, n2, n3] = [numbers[i]!, numbers[i + 1]!, numbers[i + 2]!, numbers[i + 3]!]
    const [n4, n5, n6, n7] = [numbers[i + 4]!, numbers[i + 5]!, numbers[i + 6]!, numbers[i + 7]!]
    const [b, c, d, e] = [a + to, a + 2 * to, a + 3 * to, a + 4 * to]
    const [f, g, h] = [a + 5 * to, a + 6 * to, a + 7 * to]
    for (let j = 0; j < to; j++) {
      sums[j]! +=
        n0 * layer[a + j]! +
        n1 * layer[b + j]! +
        n2 * layer[c + j]! +
        n3 * layer[d + j]! +
        n4 * layer[e + j]! +
        n5 * layer[f + j]! +
        n6 * layer[g + j]! +
        n7 * layer[h + j]!
    }
  }
  return sums
}

/** The same where most of the numbers are 0, which are passed over. */
export function sparseTimes(numbers: Float32Array, layer: Float32Array, to: number): Float32Array {
  const sums = new Float32Array(to)
  const rows = new Int32Array(numbers.length + 3)
  let count = 0
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== 0) rows[count++] = i
  for (let i = 0; i < count; i += 4) {
    const [r0, r1, r2, r3] = [rows[i]!, rows[i + 1]!, rows[i + 2]!, rows[i + 3]!]
    const n0 = numbers[r0]!
    const n1 = i + 1 < count ? numbers[r1]! : 0
    const n2 = i + 2 < count ? numbers[r2]! : 0
    const n3 = i + 3 < count ? numbers[r3]! : 0
    const [a, b, c, d] = [r0 * to, r1 * to, r2 * to, r3 * to]
    for (let j = 0; j < to; j++) {
      sums[j]! += n0 * layer[a + j]! + n1 * layer[b + j]! + n2 * layer[c + j]! + n3 * layer[d + j]!
    }
  }
  return sums
}
