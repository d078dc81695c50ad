import { describe, expect, it } from '@jest/globals'
import { chineseMeanings, englishMeanings, type MeaningTable } from '../../../bot/meaning/meanings.ts'
import { SENTENCE_SIZE, sentenceReaderOf } from '../../../bot/meaning/sentences.ts'
import { cutWords } from '../../../bot/text/cut-words.ts'
import { stem, words } from '../../../bot/text/stems.ts'

const english = (text: string): Float32Array =>
  sentenceReaderOf('en')(ranksOf(words(text.toLowerCase()).map(stem), englishMeanings()))
const chinese = (text: string): Float32Array => sentenceReaderOf('zh')(ranksOf(cutWords([...text]), chineseMeanings()))
const ranksOf = (found: readonly string[], { rankOf }: MeaningTable) =>
  Int32Array.from(found, word => rankOf.get(word) ?? -1)
const likeness = (a: Float32Array, b: Float32Array): number => a.reduce((sum, number, i) => sum + number * b[i]!, 0)

/** A question, the same in other words, and one that has as many of its words and means something else. */
const ENGLISH: [question: string, same: string, other: string][] = [
  ['when will my parcel arrive', 'how long until the package gets here', 'how do i pay for my parcel'],
  ['i want my money back', 'can you give me a refund', 'i want to change my phone'],
  ['my phone will not turn on', 'the device does not start', 'my order will not arrive'],
  ['where can i see my invoice', 'how do i find the bill', 'where can i park my car'],
  ['i forgot my password', 'how can i reset my login', 'i forgot my umbrella'],
]

const CHINESE: [question: string, same: string, other: string][] = [
  ['快递什么时候到', '包裹多久能送到', '快递多少钱'],
  ['我想退款', '可以把钱退给我吗', '我想付款'],
  ['手机无法开机', '设备不能启动', '手机多少钱'],
  ['修一次要多少钱', '维修怎么收费', '修一次要多久'],
  ['在哪里看发票', '怎么查收据', '在哪里停车'],
  ['忘记密码了', '怎么重置密码', '忘记快递了'],
]

describe.each([
  { language: 'English', read: english, rows: ENGLISH },
  { language: 'Chinese', read: chinese, rows: CHINESE },
])('the meaning of a sentence in $language', ({ read, rows }) => {
  it.each(rows)('"%s" is nearer to "%s" than to "%s"', (question, same, other) => {
    expect(likeness(read(question), read(same))).toBeGreaterThan(likeness(read(question), read(other)))
  })

  it('has unit length, and is the same each time', () => {
    for (const [question] of rows) {
      expect(read(question)).toHaveLength(SENTENCE_SIZE)
      expect(likeness(read(question), read(question))).toBeCloseTo(1, 4)
      expect(read(question)).toEqual(read(question))
    }
  })
})

/** First numbers of what the network that was taught says itself, with its numbers rounded as the tables hold them. */
it.each([
  ['en', [14, 200, 3000, -1, 45], [0.037, 0.129, -0.0945, 0.105, 0.0829, -0.1698]],
  ['zh', [3, 700, 12000, -1, 88], [0.108, -0.1097, -0.2612, -0.0434, 0.0531, 0.3076]],
] as const)('says what was taught, in %s', (language, ranks, first) => {
  const said = sentenceReaderOf(language)(Int32Array.from(ranks))

  first.forEach((number, at) => {
    expect(said[at]).toBeCloseTo(number, 3)
  })
})

it('hears the order of words', () => {
  expect(likeness(english('man bites dog'), english('dog bites man'))).toBeLessThan(0.99)
  expect(likeness(chinese('你退我钱'), chinese('我退你钱'))).toBeLessThan(0.99)
})

it('hears that a word is there which it does not know', () => {
  const read = sentenceReaderOf('en')
  expect(likeness(read(Int32Array.of(100, -1, 200)), read(Int32Array.of(100, 200)))).toBeLessThan(0.99)
})

it('says nothing about words that it does not know, and nothing about none', () => {
  expect(sentenceReaderOf('en')(Int32Array.of(-1, -1)).every(number => number === 0)).toBe(true)
  expect(sentenceReaderOf('zh')(new Int32Array(0)).every(number => number === 0)).toBe(true)
})

it('reads a message of any length', () => {
  const long = sentenceReaderOf('zh')(Int32Array.from({ length: 10_000 }, (_, i) => i))
  expect(likeness(long, long)).toBeCloseTo(1, 4)
})
