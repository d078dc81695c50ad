/** Bits a key: of a thousand keys that were never added, one is taken for an added one. */
const BITS_A_KEY = 16
const PROBES = 6
const FIRST_CAPACITY = 2_048

/** Which keys have been added: "no" is certain, "yes" needs a look. Two bytes a key, so that it may hold very many. */
export interface KeyFilter {
  add(key: string): void
  mayHave(key: string): boolean
}

interface Layer {
  readonly bits: Uint32Array
  /** A power of two, less one. */
  readonly mask: number
  left: number
}

/** A Bloom filter that grows: a full layer gets one of twice its size beside it. */
export function createKeyFilter(): KeyFilter {
  const layers: Layer[] = []
  let capacity = FIRST_CAPACITY

  function roomy(): Layer {
    const last = layers.at(-1)
    if (last !== undefined && last.left > 0) return last
    const size = capacity * BITS_A_KEY
    const layer = { bits: new Uint32Array(size / 32), mask: size - 1, left: capacity }
    layers.push(layer)
    capacity *= 2
    return layer
  }

  return {
    add(key) {
      const layer = roomy()
      const [first, step] = hashesOf(key)
      for (let i = 0; i < PROBES; i++) {
        const bit = (first + i * step) & layer.mask
        layer.bits[bit >>> 5]! |= 1 << (bit & 31)
      }
      layer.left--
    },
    mayHave(key) {
      const [first, step] = hashesOf(key)
      return layers.some(layer => isSetIn(layer, first, step))
    },
  }
}

function isSetIn({ bits, mask }: Layer, first: number, step: number): boolean {
  for (let i = 0; i < PROBES; i++) {
    const bit = (first + i * step) & mask
    if ((bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return false
  }
  return true
}

/** Two independent hashes (FNV-1a with different bases and primes); the second is odd, so that its steps reach every bit. */
function hashesOf(key: string): [first: number, step: number] {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
    b ^= b >>> 13
  }
  return [(a ^ (a >>> 15)) >>> 0, (b | 1) >>> 0]
}
