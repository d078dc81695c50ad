import type { Language } from '../entry.ts'
import { weightOfChinese, weightOfRank, weightOfStem } from '../meaning/commonness.ts'
import { gistOf } from '../meaning/gist.ts'
import { chineseMeanings, englishMeanings, type MeaningTable } from '../meaning/meanings.ts'
import { sentenceReaderOf } from '../meaning/sentences.ts'
import { cutWords } from '../text/cut-words.ts'
import { soundOf } from '../text/pinyin.ts'
import { stem, words } from '../text/stems.ts'
import { codesIn } from './codes.ts'
import { kindKey, kindsOf } from './question-kinds.ts'

/** One way of looking at a text; each view is compared on its own, then weighed. */
export interface View {
  readonly name: 'words' | 'pairs' | 'shape' | 'sound'
  /** Weight of the view in the learned classifier. */
  readonly weight: number
}

export interface Feature {
  readonly key: string
  /** Place of its view in {@link viewsOf}. */
  readonly view: number
  /** How much it says by itself (0–1): little for function words. */
  readonly says: number
}

export interface MeaningWord {
  readonly key: string
  readonly rank: number
  readonly says: number
}

/** Everything the engine sees in a text. */
export interface Reading {
  readonly features: readonly Feature[]
  readonly meaningWords: readonly MeaningWord[]
  /** What these words mean together, in their order: unit length, or all 0 for a text of unknown words. */
  readonly sentence: Float32Array
  /** What its words come to where texts are compared word by word; see {@link gistOf}. */
  readonly gist: Float32Array
  /** Ranks of its words in their order, in the language's table of meanings; −1 for a word that is not in it. */
  readonly ranks: Int32Array
  readonly codes: readonly string[]
}

const VIEWS: { readonly [language in Language]: readonly View[] } = {
  zh: [
    { name: 'words', weight: 0.6 },
    { name: 'pairs', weight: 1 },
    { name: 'shape', weight: 0.3 },
    { name: 'sound', weight: 0.5 },
  ],
  en: [
    { name: 'words', weight: 1 },
    { name: 'pairs', weight: 1 },
    { name: 'shape', weight: 1.2 },
  ],
}

/**
 * Chinese function words count, but less: their rarity is multiplied by this power of what they say. In English they
 * tell kinds of question apart (how, when, my) and keep their full weight.
 */
const SAYS_POWER = 0.25

export const viewsOf = (language: Language): readonly View[] => VIEWS[language]
export const meaningsOf = (language: Language): MeaningTable =>
  language === 'zh' ? chineseMeanings() : englishMeanings()

const WORDS = 0
const PAIRS = 1
export const SHAPE = 2
const SOUND = 3

/** Reads a normalized text; `groupsIn` names the shop's synonym groups of which the text holds a word. */
export function readText(text: string, language: Language, groupsIn: (text: string) => readonly string[]): Reading {
  const features: Feature[] = []
  const meaningWords: MeaningWord[] = []
  const inOrder: number[] = []
  const codes = codesIn(text)
  for (const code of codes) features.push({ key: `k:${code}`, view: WORDS, says: 1 })
  for (const group of groupsIn(text)) features.push({ key: `y:${group}`, view: WORDS, says: 1 })
  if (language === 'zh') {
    for (const kind of kindsOf(text)) features.push({ key: kindKey(kind), view: WORDS, says: 1 })
    readChinese(text, features, meaningWords, inOrder)
  } else readEnglish(words(text), features, meaningWords, inOrder)
  const ranks = Int32Array.from(inOrder)
  const sentence = sentenceReaderOf(language)(ranks)
  return { features, meaningWords, sentence, gist: gistOf(ranks, language), ranks, codes }
}

function readChinese(text: string, features: Feature[], meaningWords: MeaningWord[], ranks: number[]): void {
  const { rankOf } = chineseMeanings()
  const chars = text.match(/\p{Script=Han}/gu) ?? []
  const says = chars.map(char => weightOfChinese(char) ** SAYS_POWER)
  const latin = words(text.replace(/\p{Script=Han}+/gu, ' '))
  for (const word of latin) {
    features.push({ key: `w:${word}`, view: WORDS, says: 1 }, { key: `w2:${word}`, view: PAIRS, says: 1 })
  }
  for (const word of cutWords(chars)) {
    const rank = rankOf.get(word)
    ranks.push(rank ?? -1)
    features.push({ key: `w:${word}`, view: WORDS, says: weightOfRank(rank) ** SAYS_POWER })
    if (rank !== undefined) meaningWords.push({ key: `w:${word}`, rank, says: weightOfRank(rank) })
  }
  const sounds = chars.map(char => soundOf(char) ?? char)
  for (let i = 0; i < chars.length; i++) {
    const here = says[i]!
    features.push({ key: `1:${chars[i]}`, view: PAIRS, says: here })
    if (i + 1 < chars.length) {
      const both = (here + says[i + 1]!) / 2
      features.push({ key: `2:${chars[i]}${chars[i + 1]}`, view: PAIRS, says: both })
      features.push({ key: `s:${sounds[i]} ${sounds[i + 1]}`, view: SOUND, says: both })
    }
    if (i + 2 < chars.length) {
      const ends = (here + says[i + 2]!) / 2
      features.push({ key: `3:${chars[i]}${chars[i + 1]}${chars[i + 2]}`, view: SHAPE, says: ends })
      features.push({ key: `j:${chars[i]}_${chars[i + 2]}`, view: SHAPE, says: ends })
    }
  }
}

function readEnglish(
  tokens: readonly string[],
  features: Feature[],
  meaningWords: MeaningWord[],
  ranks: number[],
): void {
  const { rankOf } = englishMeanings()
  let before = '^'
  for (const token of tokens) {
    const root = stem(token)
    features.push({ key: `w:${root}`, view: WORDS, says: 1 })
    features.push({ key: `2:${before} ${root}`, view: PAIRS, says: 1 })
    const rank = rankOf.get(root)
    ranks.push(rank ?? -1)
    if (rank !== undefined) meaningWords.push({ key: `w:${root}`, rank, says: weightOfStem(root) })
    const framed = ` ${token} `
    for (let size = 3; size <= 5; size++) {
      for (let i = 0; i + size <= framed.length; i++) {
        features.push({ key: `g:${framed.slice(i, i + size)}`, view: SHAPE, says: 1 })
      }
    }
    before = root
  }
  if (tokens.length > 0) features.push({ key: `2:${before} $`, view: PAIRS, says: 1 })
}
