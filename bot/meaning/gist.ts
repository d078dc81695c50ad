import type { Language } from '../entry.ts'
import { SENSES, wishJudgeOf } from './same-wish.ts'
import { toUnitLength } from './unit-length.ts'

/** Numbers of a gist. Chinese texts are told apart as well without it. */
const NUMBERS: { readonly [language in Language]: number } = { zh: 0, en: SENSES }

/**
 * What a text comes to as the judge of pairs reads it: what its words mean between their neighbours, summed up by how much
 * each of them counts. The judge has learned from near misses, and sees other things in a text than the meaning of the
 * sentence tells.
 *
 * @param ranks ranks of the words in the language's table of meanings; −1 for one that is not in it.
 * @returns unit length; all 0 for a text without words, and empty in a language that is read without it.
 */
export function gistOf(ranks: Int32Array, language: Language): Float32Array {
  const gist = new Float32Array(NUMBERS[language])
  if (gist.length === 0) return gist
  const { words, senses, weights } = wishJudgeOf(language).sensesOf(ranks)
  for (let word = 0, at = 0; word < words; word++) {
    for (let i = 0; i < SENSES; i++, at++) gist[i]! += weights[word]! * senses[at]!
  }
  return toUnitLength(gist)
}
