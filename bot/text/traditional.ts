import { TRADITIONAL_THEN_SIMPLIFIED } from './traditional-table.ts'

const simplified = new Map<string, string>()
for (let i = 0; i + 1 < TRADITIONAL_THEN_SIMPLIFIED.length; i += 2) {
  simplified.set(TRADITIONAL_THEN_SIMPLIFIED[i]!, TRADITIONAL_THEN_SIMPLIFIED[i + 1]!)
}

/** Writes traditional characters as simplified ones, one by one; other characters stay. */
export function toSimplified(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, char => simplified.get(char) ?? char)
}
