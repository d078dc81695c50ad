import { z } from 'zod'

/** Halves of character pairs, as a cut through an emoji leaves them: stores and other programs replace them, each in its own way. */
const HALF_PAIRS = /\p{Cs}/gu
/** Anything but blanks and signs that show nothing: U+200B, U+2060, U+FEFF, U+3164, U+00AD … */
const SEEN = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/u

export const isSeen = (value: string): boolean => SEEN.test(value)

/** Words of people, as every payload and body takes them: well-formed from here on, so that equal ones stay equal. */
export const text = z.string().overwrite(value => value.replaceAll(HALF_PAIRS, '\uFFFD'))

/** The same without blanks around, and with something in it that can be seen. */
export const seenText = text.trim().min(1).refine(isSeen, 'must not be empty')
