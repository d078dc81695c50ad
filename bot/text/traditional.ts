import { TRADITIONAL_THEN_SIMPLIFIED } from './traditional-table.ts'

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff

/** By UTF-16 code unit, from the first Han character on: its simplified form, or itself. */
const simplified = Uint16Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, place) => FIRST_HAN + place)
for (let i = 0; i + 1 < TRADITIONAL_THEN_SIMPLIFIED.length; i += 2) {
  const place = TRADITIONAL_THEN_SIMPLIFIED.charCodeAt(i) - FIRST_HAN
  if (place >= 0 && place < simplified.length) simplified[place] = TRADITIONAL_THEN_SIMPLIFIED.charCodeAt(i + 1)
}

/** The simplified form of a UTF-16 code unit; itself when it has none. */
export function simplifiedCode(code: number): number {
  return code < FIRST_HAN || code > LAST_HAN ? code : simplified[code - FIRST_HAN]!
}

/** Writes traditional characters as simplified ones, one by one; other characters stay. */
export function toSimplified(text: string): string {
  let start = 0
  let written = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const simple = simplifiedCode(code)
    if (simple === code) continue
    written += text.slice(start, i) + String.fromCharCode(simple)
    start = i + 1
  }
  return start === 0 ? text : written + text.slice(start)
}
