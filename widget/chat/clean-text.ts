/** Characters that reorder, hide or fake text: bidi overrides and isolates, marks, zero-width spaces, controls. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const TRICKS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** The text as it reads, with nothing in it that could change how its surroundings read. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(TRICKS, '')
