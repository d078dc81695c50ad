import type { Language } from '../entry.ts'
import { chineseMeanings, englishMeanings } from '../meaning/meanings.ts'
import { cutWords } from '../text/cut-words.ts'
import { withinEdits } from '../text/edits.ts'
import { soundOf, soundsOf, splitPinyin } from '../text/pinyin.ts'
import { stem, words } from '../text/stems.ts'

export interface Repair {
  readonly typed: string
  readonly read: string
  readonly by: 'pinyin' | 'typo'
}

export interface Repaired {
  readonly text: string
  readonly repairs: readonly Repair[]
}

/** Repairs normalized queries by the words of the knowledge; leaves alone what the knowledge or a dictionary knows. */
export type Repairer = (text: string) => Repaired

export function createRepairer(texts: readonly string[], language: Language): Repairer {
  return language === 'zh' ? chineseRepairer(texts) : englishRepairer(texts)
}

const LONGEST_SOUND = 4
/** Shorter English words have too many neighbours. */
const SHORTEST_TYPO = 4
const TWO_SLIPS_FROM = 8

function chineseRepairer(texts: readonly string[]): Repairer {
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
  return text => {
    const repairs: Repair[] = []
    const spelled = text.replace(/[a-z]+(?: [a-z]+)*/g, letters => fromPinyin(letters, repairs))
    return { text: spelled.replace(/\p{Script=Han}{2,}/gu, run => withoutHomophones(run, repairs)), repairs }
  }

  function fromPinyin(letters: string, repairs: Repair[]): string {
    const syllables = letters.split(' ').map(word => (latin.has(word) ? null : splitPinyin(word)))
    if (syllables.some(split => split === null)) return letters
    const sounds = syllables.flatMap(split => split ?? [])
    let read = ''
    for (let at = 0; at < sounds.length; ) {
      let length = Math.min(LONGEST_SOUND, sounds.length - at)
      while (length > 1 && !bySound.has(sounds.slice(at, at + length).join(' '))) length--
      if (length > 1) read += bySound.get(sounds.slice(at, at + length).join(' '))!
      at += length
    }
    if (read === '') return letters
    repairs.push({ typed: letters, read, by: 'pinyin' })
    return read
  }

  /** One wrong character between right ones: 关笔 → 关闭, when the knowledge has 关闭 and no dictionary has 关笔. */
  function withoutHomophones(run: string, repairs: Repair[]): string {
    const chars = [...run]
    const { rankOf } = chineseMeanings()
    chars.forEach((char, i) => {
      const before = chars[i - 1] ?? ''
      const after = chars[i + 1] ?? ''
      const isKnown = (pair: string) => pair.length === 2 && (times.has(pair) || rankOf.has(pair))
      if (isKnown(before + char) || isKnown(char + after)) return
      let best = char
      let most = 0
      for (const other of charsBySound.get(soundOf(char) ?? '') ?? []) {
        const score = (before ? (times.get(before + other) ?? 0) : 0) + (after ? (times.get(other + after) ?? 0) : 0)
        if (score > most || (score === most && score > 0 && other < best)) {
          best = other
          most = score
        }
      }
      if (best === char) return
      repairs.push({ typed: before + char + after, read: before + best + after, by: 'pinyin' })
      chars[i] = best
    })
    return chars.join('')
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

function englishRepairer(texts: readonly string[]): Repairer {
  const times = new Map<string, number>()
  for (const text of texts) for (const word of words(text)) times.set(word, (times.get(word) ?? 0) + 1)
  const stems = new Set([...times.keys()].map(stem))
  const byStart = new Map<string, string[]>()
  for (const word of [...times.keys()].sort()) {
    if (word.length < SHORTEST_TYPO || /\d/.test(word)) continue
    byStart.set(word[0]!, [...(byStart.get(word[0]!) ?? []), word])
  }
  return text => {
    const repairs: Repair[] = []
    const read = text.replace(/[a-z]{4,}/g, typed => {
      if (times.has(typed) || stems.has(stem(typed)) || englishMeanings().rankOf.has(stem(typed))) return typed
      const limit = typed.length >= TWO_SLIPS_FROM ? 2 : 1
      let best: string | undefined
      for (const word of byStart.get(typed[0]!) ?? []) {
        if (!withinEdits(typed, word, limit)) continue
        if (best === undefined || times.get(word)! > times.get(best)!) best = word
      }
      if (best === undefined) return typed
      repairs.push({ typed, read: best, by: 'typo' })
      return best
    })
    return { text: read, repairs }
  }
}
