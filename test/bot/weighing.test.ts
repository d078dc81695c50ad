import { expect, it } from '@jest/globals'
import { meaningsOf, readText, viewsOf } from '../../bot/match/features.ts'
import { createLexicon } from '../../bot/match/lexicon.ts'
import { vectorOf, weigh } from '../../bot/match/weighing.ts'

it.each([
  ['zh', '你退我钱', '我退你钱'],
  ['en', 'the dog bites the man', 'the man bites the dog'],
] as const)('the meaning of a text, in %s, is that of its words in their order: "%s", "%s"', (language, one, other) => {
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish([one, other].map(text => draft.add(readText(text, language, () => []))))
  const meanings = meaningsOf(language)
  const { weighing, said } = weigh(texts, lexicon, meanings)

  expect(said[0]!.some((number, at) => Math.abs(number - said[1]![at]!) > 0.01)).toBe(true)
  texts.forEach((text, at) => {
    const vector = vectorOf(text, weighing, lexicon, viewsOf(language), meanings)
    expect(vector).toEqual(vectorOf(text, weighing, lexicon, viewsOf(language), meanings, said[at]))
  })
})
