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
