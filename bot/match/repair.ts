import { chineseMeanings, englishMeanings } from '../meaning/meanings.ts'
import { withinEdits } from '../text/edits.ts'
import { soundOf, splitPinyin } from '../text/pinyin.ts'
import { stem } from '../text/stems.ts'
import { placeOf, textAt } from '../text/text-table.ts'
import type { ChineseRepairs, EnglishRepairs, RepairTables } from './repair-tables.ts'

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

export function createRepairer(tables: RepairTables): Repairer {
  return tables.language === 'zh' ? chineseRepairer(tables) : englishRepairer(tables)
}

const LONGEST_SOUND = 4
/** Characters as common as this stand for words by themselves (我妈说, 就签了): no neighbour need be known for them to be right. */
const COMMON_RANK = 2_000
/** Neighbours that no dictionary has are no accident when they are written so often: of all neighbours, and at least. */
const OFTEN_SHARE = 1 / 3_200
const OFTEN_LEAST = 3
/** Shorter English words have too many neighbours. */
const SHORTEST_TYPO = 4
const TWO_SLIPS_FROM = 8

function chineseRepairer(tables: ChineseRepairs): Repairer {
  const timesOf = (word: string) => {
    const place = placeOf(tables.words, word)
    return place < 0 ? 0 : tables.times[place]!
  }
  const often = Math.max(OFTEN_LEAST, OFTEN_SHARE * tables.times.reduce((sum, times) => sum + times, 0))
  const wordBySound = (sound: string) => {
    const place = placeOf(tables.wordSounds, sound)
    return place < 0 ? null : textAt(tables.words, tables.soundingSo[place]!)
  }
  return text => {
    const repairs: Repair[] = []
    const spelled = text.replace(/[a-z]+(?: [a-z]+)*/g, letters => fromPinyin(letters, repairs))
    return { text: spelled.replace(/\p{Script=Han}{2,}/gu, run => withoutHomophones(run, repairs)), repairs }
  }

  function fromPinyin(letters: string, repairs: Repair[]): string {
    const syllables = letters.split(' ').map(word => (placeOf(tables.latin, word) >= 0 ? null : splitPinyin(word)))
    if (syllables.some(split => split === null)) return letters
    const sounds = syllables.flatMap(split => split ?? [])
    let read = ''
    for (let at = 0; at < sounds.length; ) {
      let length = Math.min(LONGEST_SOUND, sounds.length - at)
      while (length > 1 && placeOf(tables.wordSounds, sounds.slice(at, at + length).join(' ')) < 0) length--
      if (length > 1) read += wordBySound(sounds.slice(at, at + length).join(' '))!
      at += length
    }
    if (read === '') return letters
    repairs.push({ typed: letters, read, by: 'pinyin' })
    return read
  }

  /**
   * One wrong character between right ones: 关笔 → 关闭, when the knowledge has 关闭 and no dictionary has 关笔. A common
   * character is read as another only where that makes a word of the dictionary, or what the knowledge says again and again.
   */
  function withoutHomophones(run: string, repairs: Repair[]): string {
    const chars = [...run]
    const { rankOf } = chineseMeanings()
    chars.forEach((char, i) => {
      const before = chars[i - 1] ?? ''
      const after = chars[i + 1] ?? ''
      const isKnown = (pair: string) => pair.length === 2 && (rankOf.has(pair) || placeOf(tables.words, pair) >= 0)
      if (isKnown(before + char) || isKnown(char + after)) return
      const enough = (rankOf.get(char) ?? Number.POSITIVE_INFINITY) < COMMON_RANK ? often : 1
      const weigh = (pair: string) => {
        const times = timesOf(pair)
        return times >= enough || rankOf.has(pair) ? times : 0
      }
      let best = char
      let most = 0
      for (const other of charsThatSound(soundOf(char) ?? '')) {
        const score = (before ? weigh(before + other) : 0) + (after ? weigh(other + after) : 0)
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

  function charsThatSound(sound: string): string[] {
    const place = placeOf(tables.sounds, sound)
    if (place < 0) return []
    const ids = tables.charIds.subarray(tables.charStarts[place], tables.charStarts[place + 1])
    return Array.from(ids, id => textAt(tables.chars, id))
  }
}

function englishRepairer({ words, times, stems }: EnglishRepairs): Repairer {
  return text => {
    const repairs: Repair[] = []
    const read = text.replace(/[a-z]{4,}/g, typed => {
      const isKnown = placeOf(words, typed) >= 0 || placeOf(stems, stem(typed)) >= 0
      if (isKnown || englishMeanings().rankOf.has(stem(typed))) return typed
      const limit = typed.length >= TWO_SLIPS_FROM ? 2 : 1
      let best: string | undefined
      let most = 0
      for (let place = firstWith(typed.charCodeAt(0)); place < words.size; place++) {
        const from = words.ends[place - 1] ?? 0
        if (words.letters[from] !== typed.charCodeAt(0)) break
        const length = words.ends[place]! - from
        if (length < SHORTEST_TYPO || Math.abs(length - typed.length) > limit) continue
        const word = textAt(words, place)
        if (/\d/.test(word) || !withinEdits(typed, word, limit)) continue
        if (best === undefined || times[place]! > most) {
          best = word
          most = times[place]!
        }
      }
      if (best === undefined) return typed
      repairs.push({ typed, read: best, by: 'typo' })
      return best
    })
    return { text: read, repairs }
  }

  /** Place of the first word that does not begin with an earlier letter. */
  function firstWith(letter: number): number {
    let low = 0
    let high = words.size
    while (low < high) {
      const middle = (low + high) >> 1
      if (words.letters[words.ends[middle - 1] ?? 0]! < letter) low = middle + 1
      else high = middle
    }
    return low
  }
}
