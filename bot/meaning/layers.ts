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

/** A layer by what comes out of it: `to` rows of `from` numbers, as {@link timesEach} takes it. */
export function byOutput(layer: Float32Array, from: number, to: number): Float32Array {
  const turned = new Float32Array(layer.length)
  for (let i = 0; i < from; i++) for (let j = 0; j < to; j++) turned[j * from + i] = layer[i * to + j]!
  return turned
}

/** {@link times} for `count` rows at once, into `sums`: two rows and four sums at a time stay in registers. `to` is a multiple of four. */
export function timesEach(
  rows: Float32Array,
  count: number,
  turned: Float32Array,
  from: number,
  to: number,
  sums: Float32Array,
): void {
  for (let row = 0; row < count; row += 2) {
    const one = row * from
    const isLast = row + 1 === count
    const other = isLast ? one : one + from
    for (let j = 0; j < to; j += 4) {
      const a = j * from
      const b = a + from
      const c = b + from
      const d = c + from
      let one0 = 0
      let one1 = 0
      let one2 = 0
      let one3 = 0
      let other0 = 0
      let other1 = 0
      let other2 = 0
      let other3 = 0
      for (let i = 0; i < from; i++) {
        const x = rows[one + i]!
        const y = rows[other + i]!
        const w0 = turned[a + i]!
        const w1 = turned[b + i]!
        const w2 = turned[c + i]!
        const w3 = turned[d + i]!
        one0 += x * w0
        one1 += x * w1
        one2 += x * w2
        one3 += x * w3
        other0 += y * w0
        other1 += y * w1
        other2 += y * w2
        other3 += y * w3
      }
      const at = row * to + j
      sums[at] = one0
      sums[at + 1] = one1
      sums[at + 2] = one2
      sums[at + 3] = one3
      if (isLast) continue
      sums[at + to] = other0
      sums[at + to + 1] = other1
      sums[at + to + 2] = other2
      sums[at + to + 3] = other3
    }
  }
}
