import { describe, expect, it } from '@jest/globals'
import { createEvidenceFinder } from '../../bot/match/evidence.ts'
import { readText } from '../../bot/match/features.ts'
import { count, createLexicon } from '../../bot/match/lexicon.ts'
import { buildModel } from '../../bot/match/model.ts'

/** One question an entry. */
const QUESTIONS = ['怎么退货', '空调保修多久', '运费谁出', '怎么开发票', '可以货到付款吗']

function lookAt(query: string) {
  const read = (text: string) => readText(text, 'zh', () => [])
  const draft = createLexicon()
  const { lexicon, texts } = draft.finish(QUESTIONS.map(text => draft.add(read(text))))
  const known = texts.map((text, entry) => ({ text, entry }))
  const find = createEvidenceFinder(buildModel(known, QUESTIONS.length, lexicon, 'zh', () => null))
  const findings = find(count(read(query), lexicon))
  return QUESTIONS.map((_, entry) => findings.closeness(findings.evidence.find(one => one.entry === entry)!))
}

describe('how like the best question of an entry is as a sentence', () => {
  it('is 1 for the very words, and less for any others', () => {
    const [own, ...others] = lookAt('怎么退货').map(({ sentence }) => sentence)

    expect(own).toBeCloseTo(1, 5)
    for (const other of others) expect(other).toBeLessThan(0.9)
  })

  it('is highest for what asks the same in other words', () => {
    const sentences = lookAt('不想要了能退给你们吗').map(({ sentence }) => sentence)

    expect(sentences.indexOf(Math.max(...sentences))).toBe(0)
  })

  it('is 0 where no word is known', () => {
    for (const { sentence } of lookAt('qzxv')) expect(sentence).toBe(0)
  })
})
