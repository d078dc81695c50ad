import mongoose from 'mongoose'

/** Later than every time: where an index has to hold something for "not at all", which is then never due. */
export const NEVER = 8_640_000_000_000_000

/** A field that the schema does not know is a fault of ours: without `throw` it would be dropped without a word. */
export const shape = {
  versionKey: false,
  minimize: false,
  strict: 'throw',
  strictQuery: 'throw',
  autoIndex: false,
  autoCreate: false,
  id: false,
} as const

/** Whole objects of ours, stored as they are. */
export const whole = mongoose.Schema.Types.Mixed

/** Counts that fill up with zeros sort as text. 16 digits: every safe whole number. */
export function inOrder(count: number): string {
  return String(count).padStart(16, '0')
}
