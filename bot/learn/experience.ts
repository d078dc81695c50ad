/**
 * A small network that shops of the past have taught what the clues come to: rows of weights, one weight a clue. The first
 * clue is always 1.
 */
export interface Experience {
  /** What the clues are looked through for, and what each of these speaks for, in log-odds. */
  readonly signs: readonly { readonly of: readonly number[]; readonly speaksFor: number }[]
  /** What each clue speaks for by itself. */
  readonly plain: readonly number[]
}

/** Log-odds that the first candidate is right, before the shop's own questions have taught anything. */
export function foreseen(clues: Float64Array, { signs, plain }: Experience): number {
  return signs.reduce(
    (odds, { of, speaksFor }) => odds + speaksFor * Math.max(0, product(clues, of)),
    product(clues, plain),
  )
}

function product(clues: Float64Array, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += clues[i]! * weights[i]!
  return sum
}
