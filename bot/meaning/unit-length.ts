/** In place; numbers that are all 0 stay so. */
export function toUnitLength(numbers: Float32Array): Float32Array {
  const squares = numbers.reduce((sum, number) => sum + number ** 2, 0)
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  for (let i = 0; i < numbers.length; i++) numbers[i]! *= scale
  return numbers
}
