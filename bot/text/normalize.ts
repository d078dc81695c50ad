import { simplifiedCode, toSimplified } from './traditional.ts'

/** Longest text that is read, in UTF-16 code units: what follows costs time and adds nothing to a question. */
export const READS_AT_MOST = 1_000

/**
 * One spelling for one meaning: full-width and half-width, upper and lower case, traditional and simplified,
 * curly and straight quotes become the same; control characters, lone surrogates and long repeats go.
 */
export function normalize(text: string): string {
  return plainly(text) ?? thoroughly(text)
}

/** What `normalize` means, for any text. */
export function thoroughly(text: string): string {
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
    .replace(/(?<!\p{Script=Han})\p{Script=Han}+(?: \p{Script=Han}+)+/gu, joined)
    .trim()
}

/** Many type a blank for a comma: 退货运费谁出 退款多久到账. One between words or characters is nothing: 空调 保修, 漏 电. */
function joined(run: string): string {
  return run.split(' ').reduce((before, after, at, pieces) => {
    const last = pieces[at - 1]!
    const isClause = last.length >= SHORTEST_CLAUSE && after.length >= 2 && !REFUSES.test(last)
    return `${before}${isClause ? ',' : ''}${after}`
  })
}

/** In characters. */
const SHORTEST_CLAUSE = 4
/** What follows is what is refused: 我不需要 人工. */
const REFUSES = /(?:不|别|没|无)\p{Script=Han}{0,2}$/u

/**
 * The same for the texts that shoppers mostly type: letters, digits, Han characters and the usual punctuation, at most
 * single blanks, no character more than twice in a row. `null` for every other text.
 */
function plainly(text: string): string | null {
  if (text.length > READS_AT_MOST) return null
  const codes: number[] = []
  let [before, last] = [0, SPACE]
  for (let i = 0; i < text.length; i++) {
    const code = plainCode(text.charCodeAt(i))
    if (code === 0 || (code === last && (code === SPACE || code === before))) return null
    // A blank between two Han characters goes.
    if (last === SPACE && isPlainHan(before) && isPlainHan(code)) return null
    codes.push(code)
    before = last
    last = code
  }
  return last === SPACE ? null : String.fromCharCode(...codes)
}

const SPACE = 0x20

/** Of one UTF-16 code unit: half-width, lower-case, simplified. 0 for one that needs a closer look. */
function plainCode(code: number): number {
  if (code >= 0x61 && code <= 0x7e) return code
  if (code >= SPACE && code <= 0x7e) {
    if (code === BACKTICK) return 0
    return code >= 0x41 && code <= 0x5a ? code + 0x20 : code
  }
  if (isPlainHan(code)) return simplifiedCode(code)
  if (code >= 0xff01 && code <= 0xff5e) return plainCode(code - 0xfee0)
  return code === 0x3001 || code === 0x3002 ? code : 0
}

const BACKTICK = 0x60
const isPlainHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

export const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

/** Share of Chinese characters among the letters of a text (0–1); 0 for a text without letters. */
export function hanShare(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/[a-z]+/gi)?.length ?? 0
  return han + words === 0 ? 0 : han / (han + words)
}
