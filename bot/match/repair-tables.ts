import type { Language } from '../entry.ts'
import { cutWords } from '../text/cut-words.ts'
import { soundOf, soundsOf } from '../text/pinyin.ts'
import { stem, words } from '../text/stems.ts'
import { type TextTable, tableOf } from '../text/text-table.ts'

/** What the knowledge's own words say about misspelled ones, ready for use. Plain data. */
export type RepairTables = ChineseRepairs | EnglishRepairs

export interface ChineseRepairs {
  readonly language: 'zh'
  /** Neighbouring characters and longer words. */
  readonly words: TextTable
  /** How often each of them is written. */
  readonly times: Uint32Array
  readonly latin: TextTable
  /** Sounds of single characters. */
  readonly sounds: TextTable
  /** Which characters sound so: those of sound `s` from `charStarts[s]` up to `charStarts[s + 1]`. */
  readonly chars: TextTable
  readonly charIds: Int32Array
  readonly charStarts: Int32Array
  /** Sounds of words, and the commonest word that sounds so. */
  readonly wordSounds: TextTable
  readonly soundingSo: Int32Array
}

export interface EnglishRepairs {
  readonly language: 'en'
  /** Sorted, so that words with the same first letter lie side by side. */
  readonly words: TextTable
  readonly times: Uint32Array
  readonly stems: TextTable
}

/** Reads the words of normalized texts. */
export function learnRepairs(texts: readonly string[], language: Language): RepairTables {
  return language === 'zh' ? chineseRepairs(texts) : englishRepairs(texts)
}

function chineseRepairs(texts: readonly string[]): ChineseRepairs {
  const charsBySound = new Map<string, Set<string>>()
  const times = new Map<string, number>()
  const latin = new Set<string>()
  const remember = (word: string) => times.set(word, (times.get(word) ?? 0) + 1)
  for (const text of texts) {
    for (const word of text.match(/[a-z]+/g) ?? []) latin.add(word)
    for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
      const chars = [...run]
      chars.forEach((char, i) => {
        const sound = soundOf(char)
        if (sound) charsBySound.set(sound, (charsBySound.get(sound) ?? new Set()).add(char))
        if (i + 1 < chars.length) remember(char + chars[i + 1]!)
      })
      for (const word of cutWords(chars)) if (word.length > 2) remember(word)
    }
  }
  const bySound = commonestBySound(times)
  const sorted = [...times.keys()].sort()
  const placeOfWord = new Map(sorted.map((word, place) => [word, place]))
  const sounds = [...charsBySound.keys()].sort()
  const allChars = [...new Set([...charsBySound.values()].flatMap(chars => [...chars]))].sort()
  const placeOfChar = new Map(allChars.map((char, place) => [char, place]))
  const charStarts = new Int32Array(sounds.length + 1)
  sounds.forEach((sound, place) => {
    charStarts[place + 1] = charStarts[place]! + charsBySound.get(sound)!.size
  })
  const wordSounds = [...bySound.keys()].sort()
  return {
    language: 'zh',
    words: tableOf(sorted),
    times: Uint32Array.from(sorted, word => times.get(word)!),
    latin: tableOf([...latin].sort()),
    sounds: tableOf(sounds),
    chars: tableOf(allChars),
    charIds: Int32Array.from(
      sounds.flatMap(sound => [...charsBySound.get(sound)!].map(char => placeOfChar.get(char)!)),
    ),
    charStarts,
    wordSounds: tableOf(wordSounds),
    soundingSo: Int32Array.from(wordSounds, sound => placeOfWord.get(bySound.get(sound)!)!),
  }
}

/** Sounds of two neighbours or of a longer word → the commonest characters that sound so. */
function commonestBySound(times: ReadonlyMap<string, number>): Map<string, string> {
  const bySound = new Map<string, string>()
  for (const [word, seen] of times) {
    for (const sound of soundsOfWord([...word])) {
      const known = bySound.get(sound)
      const before = known === undefined ? 0 : times.get(known)!
      if (before < seen || (before === seen && word < known!)) bySound.set(sound, word)
    }
  }
  return bySound
}

/** Ways to read a word aloud, at most three. */
function soundsOfWord(chars: readonly string[]): string[] {
  let ways: string[] = ['']
  for (const char of chars) {
    const sounds = soundsOf(char)
    ways = ways.flatMap(way => sounds.map(sound => (way === '' ? sound : `${way} ${sound}`))).slice(0, 3)
  }
  return ways
}

function englishRepairs(texts: readonly string[]): EnglishRepairs {
  const times = new Map<string, number>()
  for (const text of texts) for (const word of words(text)) times.set(word, (times.get(word) ?? 0) + 1)
  const sorted = [...times.keys()].sort()
  return {
    language: 'en',
    words: tableOf(sorted),
    times: Uint32Array.from(sorted, word => times.get(word)!),
    stems: tableOf([...new Set(sorted.map(stem))].sort()),
  }
}
