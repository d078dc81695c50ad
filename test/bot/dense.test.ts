import { expect, it } from '@jest/globals'
import type { Language } from '../../bot/entry.ts'
import { readText } from '../../bot/match/features.ts'
import { createLexicon } from '../../bot/match/lexicon.ts'
import { buildModel } from '../../bot/match/model.ts'
import type { Vector } from '../../bot/match/weighing.ts'

/** What the classifier is shown of these questions, each of an entry of its own. */
function shown(questions: readonly string[], language: Language): readonly Vector[] {
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(questions.map(text => draft.add(readText(text, language, () => []))))
  let all: readonly Vector[] = []
  const known = texts.map((text, entry) => ({ text, entry }))
  buildModel(known, known.length, lexicon, language, vectors => {
    all = vectors
    return null
  })
  return all
}

it('shows the classifier what an English text means, and after that its gist', () => {
  for (const { meaning, dense } of shown(['how do i pay', 'where is my parcel'], 'en')) {
    expect(dense.slice(0, meaning.length)).toEqual(meaning)
    expect(dense.slice(meaning.length).some(number => number !== 0)).toBe(true)
  }
})

it('shows it what a Chinese text means alone', () => {
  for (const { meaning, dense } of shown(['怎么付款', '包裹到哪了'], 'zh')) expect(dense).toEqual(meaning)
})
