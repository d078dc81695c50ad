/** Smaller squares are taken for rounding. */
const LEAST = 1e-9

/**
 * L of L·Lᵀ = A (Cholesky), in place of A.
 *
 * @param a a symmetric positive definite matrix, of which the lower triangle is given.
 */
export function rootOf(a: readonly Float64Array[]): readonly Float64Array[] {
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i]![j]!
      for (let k = 0; k < j; k++) sum -= a[i]![k]! * a[j]![k]!
      a[i]![j] = i === j ? Math.sqrt(Math.max(sum, LEAST)) : sum / a[j]![j]!
    }
  }
  return a
}
