import { z } from 'zod'

/** Halves of character pairs, as a cut through an emoji leaves them: stores and other programs replace them, each in its own way. */
const HALF_PAIRS = /\p{Cs}/gu
export const isSeen = (value: string): boolean => value.trim() !== ''

/** Words of people, as every payload and body takes them: well-formed from here on, so that equal ones stay equal. */
export const text = z.string().overwrite(value => value.replaceAll(HALF_PAIRS, '\uFFFD'))

/** The same without blanks around, and with something in it that can be seen. */
export const seenText = text.trim().min(1).refine(isSeen, 'must not be empty')
