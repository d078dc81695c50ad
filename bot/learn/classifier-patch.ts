import { MEANING_WEIGHT, type Vector } from '../match/weighing.ts'
import { sharedBytes } from '../text/shared-arrays.ts'
import { type Classifier, toProbabilities } from './classifier.ts'

/**
 * The same classifier with room for further features and for other entries.
 *
 * @param columns by entry, where it was before; −1 for one that is new and has learned nothing.
 */
export function withFeatures(before: Classifier, features: number, columns: Int32Array): Classifier {
  const classes = columns.length
  const rows = features + before.scales.length - before.features
  const weights = sharedBytes(rows * classes)
  const scales = new Float32Array(rows)
  scales.set(before.scales.subarray(0, before.features))
  scales.set(before.scales.subarray(before.features), features)
  const isSame = classes === before.classes && columns.every((column, entry) => column === entry)
  if (isSame) {
    weights.set(before.weights.subarray(0, before.features * classes))
    weights.set(before.weights.subarray(before.features * classes), features * classes)
  } else {
    for (let row = 0; row < before.scales.length; row++) {
      const from = row * before.classes
      const to = (row < before.features ? row : row - before.features + features) * classes
      for (let c = 0; c < classes; c++) if (columns[c]! >= 0) weights[to + c] = before.weights[from + columns[c]!]!
    }
  }
  return { classes, features, weights, scales }
}

const ROUNDS = 12
const RATE = 0.5
/** A question whose entry is as likely as this is known. */
const SURE = 0.85

/** Teaches some questions, by the weights of their own features; `classifier` is changed and given back. */
export function relearn(classifier: Classifier, vectors: readonly Vector[], labels: readonly number[]): Classifier {
  const { classes, weights, scales } = classifier
  const rows = new Map<number, Float32Array>()
  for (const id of new Set(vectors.flatMap(({ ids }) => [...ids]))) {
    const row = new Float32Array(classes)
    for (let c = 0; c < classes; c++) row[c] = weights[id * classes + c]! * scales[id]!
    rows.set(id, row)
  }
  const byDense = vectors.map(vector => scoresByDense(classifier, vector))
  const scores = new Float32Array(classes)
  for (let round = 0; round < ROUNDS; round++) {
    let isTaught = false
    vectors.forEach(({ ids, values }, at) => {
      scores.set(byDense[at]!)
      for (let i = 0; i < ids.length; i++) {
        const row = rows.get(ids[i]!)!
        for (let c = 0; c < classes; c++) scores[c]! += values[i]! * row[c]!
      }
      toProbabilities(scores)
      const label = labels[at]!
      if (scores[label]! >= SURE) return
      isTaught = true
      scores[label]! -= 1
      for (let i = 0; i < ids.length; i++) {
        const row = rows.get(ids[i]!)!
        const step = RATE * values[i]!
        for (let c = 0; c < classes; c++) row[c]! -= step * scores[c]!
      }
    })
    if (!isTaught) break
  }
  for (const [id, row] of rows) {
    const most = row.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
    scales[id] = most / 127
    for (let c = 0; c < classes; c++) weights[id * classes + c] = most === 0 ? 0 : Math.round((row[c]! / most) * 127)
  }
  return classifier
}

function scoresByDense({ classes, features, weights, scales }: Classifier, { dense }: Vector) {
  const scores = new Float32Array(classes)
  for (let i = 0; i < dense.length; i++) {
    const value = dense[i]! * MEANING_WEIGHT * scales[features + i]!
    const row = (features + i) * classes
    if (value !== 0) for (let c = 0; c < classes; c++) scores[c]! += value * weights[row + c]!
  }
  return scores
}
