import { toSimplified } from './traditional.ts'

/** Longest text that is read, in UTF-16 code units: what follows costs time and adds nothing to a question. */
export const READS_AT_MOST = 1_000

/**
 * One spelling for one meaning: full-width and half-width, upper and lower case, traditional and simplified,
 * curly and straight quotes become the same; control characters, lone surrogates and long repeats go.
 */
export function normalize(text: string): string {
  return toSimplified(
    text
      .slice(0, READS_AT_MOST)
      .replace(/\p{Surrogate}/gu, ' ')
      .normalize('NFKC')
      .replace(/[‘’`´]/g, "'")
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\s]+/gu, ' ')
      .toLowerCase(),
  )
    .replace(/(.)\1{2,}/gsu, (run, one: string) => (/\d/.test(one) ? run : one + one))
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
}

export const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

/** Share of Chinese characters among the letters of a text (0–1); 0 for a text without letters. */
export function hanShare(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[a-z]+/gi)?.length ?? 0
  return han + words === 0 ? 0 : han / (han + words)
}
