import { createMemory } from '../text/memory.ts'

/** Longer texts are seldom said twice. */
const LONGEST = 200

/** Keeps what a function without side effects made of the last `most` different texts, or a few less. */
export function remembering<T>(most: number, make: (text: string) => T): (text: string) => T {
  const recall = createMemory<string, T>(most)
  return text => (text.length > LONGEST ? make(text) : recall(text, () => make(text)))
}
