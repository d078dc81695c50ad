// Arrays that several threads may see without a copy. Like all that is learned, they are not changed once they are made.

export const sharedBytes = (length: number): Int8Array => new Int8Array(new SharedArrayBuffer(length))
export const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4))
export const sharedFloats = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4))
export const sharedLetters = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(length * 2))
