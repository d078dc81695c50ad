/**
 * Characters that turn the reading direction of what follows them: embeddings, overrides and isolates.
 * In a shopper's text or name they can make a line read as something that was never written.
 */
const turning = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g
/** Control characters other than tab and line feed have no look of their own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are exactly what is removed
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/** Text from outside as it may be shown: every character stands where it was written. */
export const plainText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(turning, '').replace(control, '')
