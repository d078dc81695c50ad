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
  const { weighing, said } = weigh(texts, Int32Array.of(0, 1), lexicon, meanings)

  expect(said[0]!.some((number, at) => Math.abs(number - said[1]![at]!) > 0.01)).toBe(true)
  texts.forEach((text, at) => {
    const vector = vectorOf(text, weighing, lexicon, viewsOf(language), meanings)
    expect(vector).toEqual(vectorOf(text, weighing, lexicon, viewsOf(language), meanings, said[at]))
  })
})

it('the meaning of a shop with several questions an entry is levelled, also when it is read again', () => {
  const draft = createLexicon()
  const asked = Array.from({ length: 12 }, (_, at) => [`第${at}号订单什么时候发货`, `${at}号单子几时能寄出来`]).flat()
  const { lexicon, texts } = draft.finish(asked.map(text => draft.add(readText(text, 'zh', () => []))))
  const meanings = meaningsOf('zh')
  const entryOf = Int32Array.from(asked, (_, at) => at >> 1)
  const { weighing, said } = weigh(texts, entryOf, lexicon, meanings)
  const read = (levelling: typeof weighing.levelling, given?: Float32Array) =>
    vectorOf(texts[0]!, { ...weighing, levelling }, lexicon, viewsOf('zh'), meanings, given).meaning

  expect(read(weighing.levelling)).not.toEqual(read(null))
  expect(read(weighing.levelling)).toEqual(read(weighing.levelling, said[0]))
})
