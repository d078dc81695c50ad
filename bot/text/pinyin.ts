import { MAIN_READINGS, OTHER_READINGS } from './pinyin-table.ts'

const readings = new Map<string, string[]>()
for (const table of [MAIN_READINGS, OTHER_READINGS]) {
  for (const [, syllable, chars] of table.matchAll(/([a-z]+)([^a-z]+)/g)) {
    for (const char of chars!) {
      const known = readings.get(char)
      if (known) known.push(syllable!)
      else readings.set(char, [syllable!])
    }
  }
}
const syllables = new Set([...readings.values()].flat())

/** The usual toneless reading of a Chinese character, ü as v; undefined for a rare or other character. */
export function soundOf(char: string): string | undefined {
  return readings.get(char)?.[0]
}

/** Every toneless reading of a character, the usual one first. */
export function soundsOf(char: string): readonly string[] {
  return readings.get(char) ?? []
}

const LONGEST_SYLLABLE = 6

/**
 * Splits Latin letters into pinyin syllables, fewest first: `baoxiu` → `['bao', 'xiu']`.
 *
 * @returns null when the letters are not pinyin throughout.
 */
export function splitPinyin(letters: string): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]]
  for (let end = 1; end <= letters.length; end++) {
    best[end] = null
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = best[start]
      const last = letters.slice(start, end)
      if (!before || !syllables.has(last)) continue
      if (best[end] === null || before.length + 1 < best[end]!.length) best[end] = [...before, last]
    }
  }
  return letters.length === 0 ? null : (best[letters.length] ?? null)
}

/** All characters whose usual reading is `syllable`, in one string. */
export function charsSounding(syllable: string): string {
  return [...readings].flatMap(([char, sounds]) => (sounds[0] === syllable ? [char] : [])).join('')
}
