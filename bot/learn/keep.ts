import { MEANING_SIZE } from '../meaning/meanings.ts'
import type { Classifier } from './classifier.ts'
import { CLUES } from './clues.ts'
import type { Judgement } from './judgement.ts'

/** Everything learned, as JSON. `of` names what it was learned from. */
interface Kept {
  readonly of: string
  readonly judgement: Judgement
  /** Base64 of the arrays; null when there was no classifier. */
  readonly classifier: {
    readonly classes: number
    readonly features: number
    readonly weights: string
    readonly scales: string
  } | null
}

export interface Learnt {
  readonly judgement: Judgement
  readonly classifier: Classifier | null
}

const toBase64 = (array: Int8Array | Float32Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64')

export function keep(of: string, { judgement, classifier }: Learnt): Kept {
  if (classifier === null) return { of, judgement, classifier: null }
  const { classes, features, weights, scales } = classifier
  return { of, judgement, classifier: { classes, features, weights: toBase64(weights), scales: toBase64(scales) } }
}

/** @returns what was kept, or null when it was learned from something else or is damaged. */
export function restore(kept: unknown, of: string, classes: number, features: number): Learnt | null {
  const { of: from, judgement, classifier } = (kept ?? {}) as Partial<Kept>
  if (from !== of || !judgement || !isJudgement(judgement) || classifier === undefined) return null
  if (classifier === null) return { judgement, classifier: null }
  if (classifier.classes !== classes || classifier.features !== features) return null
  const weights = Buffer.from(String(classifier.weights), 'base64')
  const scales = Buffer.from(String(classifier.scales), 'base64')
  const rows = features + MEANING_SIZE
  if (weights.length !== rows * classes || scales.length !== rows * 4) return null
  return {
    judgement,
    classifier: {
      classes,
      features,
      weights: new Int8Array(weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length)),
      scales: new Float32Array(scales.buffer.slice(scales.byteOffset, scales.byteOffset + scales.length)),
    },
  }
}

function isJudgement({ rankWeights, calibration, answerFrom, askFrom }: Judgement): boolean {
  const areNumbers = (values: unknown, length: number) =>
    Array.isArray(values) && values.length === length && values.every(Number.isFinite)
  return areNumbers(rankWeights, 3) && areNumbers(calibration, CLUES.length) && areNumbers([answerFrom, askFrom], 2)
}

/** A short name of some texts: the same texts in the same order have the same. */
export function nameOf(texts: readonly string[]): string {
  let first = 0x811c9dc5
  let second = 0x9dc5811c
  for (const text of texts) {
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 0x1_0001
      first = Math.imul(first ^ code, 0x01000193)
      second = Math.imul(second ^ code, 0x5bd1e995) + i
    }
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}-${texts.length}`
}
