import { sharedInts, sharedLetters } from './shared-arrays.ts'

/**
 * Texts, each once, numbered from 0: what a `Map<string, number>` is, as plain arrays of numbers. So it passes between
 * threads and comes out of a file ready for use, however many texts it holds.
 */
export interface TextTable {
  readonly size: number
  /** UTF-16 code units of all texts, one after the other. */
  readonly letters: Uint16Array
  /** Where each text ends in `letters`. */
  readonly ends: Int32Array
  /** Open addressing by hash, a power of two long: the number of a text plus one, 0 for a free slot. */
  readonly slots: Int32Array
}

/** Numbers the texts in their order; they must differ. */
export function tableOf(texts: readonly string[]): TextTable {
  return extended(EMPTY, texts)
}

/** The same table with further texts behind, which must not be in it. */
export function extended(table: TextTable, texts: readonly string[]): TextTable {
  if (texts.length === 0) return table
  const used = table.ends[table.size - 1] ?? 0
  const size = table.size + texts.length
  const letters = sharedLetters(texts.reduce((sum, { length }) => sum + length, used))
  letters.set(table.letters.subarray(0, used))
  const ends = sharedInts(size)
  ends.set(table.ends)
  let at = used
  texts.forEach((text, place) => {
    for (let i = 0; i < text.length; i++) letters[at++] = text.charCodeAt(i)
    ends[table.size + place] = at
  })
  const hasRoom = size * 2 <= table.slots.length
  const slots = sharedInts(hasRoom ? table.slots.length : 2 ** Math.ceil(Math.log2(size * 3)))
  if (hasRoom) slots.set(table.slots)
  for (let place = hasRoom ? table.size : 0; place < size; place++) {
    const from = ends[place - 1] ?? 0
    let hash = START
    for (let i = from; i < ends[place]!; i++) hash = Math.imul(hash ^ letters[i]!, PRIME)
    let slot = spread(hash) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = place + 1
  }
  return { size, letters, ends, slots }
}

/** The number of a text; −1 when it is not there. */
export function placeOf({ letters, ends, slots }: TextTable, text: string): number {
  let hash = START
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  const mask = slots.length - 1
  for (let slot = spread(hash) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const place = slots[slot]! - 1
    const from = ends[place - 1] ?? 0
    if (ends[place]! - from !== text.length) continue
    let i = 0
    while (i < text.length && letters[from + i] === text.charCodeAt(i)) i++
    if (i === text.length) return place
  }
  return -1
}

/** The text of a number. */
export function textAt({ letters, ends }: Pick<TextTable, 'letters' | 'ends'>, place: number): string {
  return String.fromCharCode(...letters.subarray(ends[place - 1] ?? 0, ends[place]))
}

const START = 0x811c9dc5 | 0
const PRIME = 0x01000193
const spread = (hash: number): number => hash ^ (hash >>> 15)
const EMPTY: TextTable = {
  size: 0,
  letters: new Uint16Array(0),
  ends: new Int32Array(0),
  slots: new Int32Array(1),
}
