import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkInChinese } from '../../console/language/zh-check-sentences.ts'
import { faq, lintFiles } from '../knowledge/support/lint-samples.ts'

const KNOWLEDGE = join(import.meta.dirname, '../../knowledge')

/** The templates of every sentence in the check, with samples in their gaps. */
function sentencesOf(file: string): string[] {
  const source = readFileSync(join(KNOWLEDGE, file), 'utf8')
  return [...source.matchAll(/(?:error|warning)\(\s*'[A-Z_]+',[^`']*(`[^`]*`|'[^']*'),?\s*\)/g)]
    .map(([, template]) => template!.slice(1, -1).replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '7'))
    .filter(sentence => /[a-z]{2,}.* [a-z]{2,}/.test(sentence))
}

/** Words of English that are neither quoted nor names, files or placeholders. */
const englishIn = (text: string): string[] =>
  text.replace(/“[^”]*”|\{\{[^}]*\}\}|[\w.-]+\/[\w./:-]+/g, '').match(/\b[a-z]{2,}(?: [a-z]{2,}){2,}/g) ?? []

describe("the check's sentences in Chinese", () => {
  it.each([
    ['there is no entry "gift-card"', '没有编号为 gift-card 的条目'],
    [
      '"怎么退货" also belongs to "returns" (faq/returns.zh.yaml:12); keep it where the answer fits',
      '“怎么退货”也写在 returns 里（faq/returns.zh.yaml:12）',
    ],
    [
      'the answer of returns shows "400-000-0000", which official-contacts.yaml does not list; add it there or take it out',
      'returns 的答案里的“400-000-0000”不在 official-contacts.yaml 里',
    ],
    ['"发票怎么开" should lead to "invoice", but "returns" answers', '“发票怎么开”应该答 invoice，现在答的是 returns'],
    ['"answer" is missing', '缺少 answer'],
  ])('says %s', (english, chinese) => {
    expect(checkInChinese(english)).toBe(chinese)
  })

  it('leaves a sentence that it does not know as it is', () => {
    expect(checkInChinese('the moon is made of cheese')).toBe('the moon is made of cheese')
  })

  it('knows what is said about files that are wrong in many ways', () => {
    const problems = lintFiles({
      'faq/a.zh.yaml': faq(
        { id: 'one', answer: '把密码告诉我们', follow_ups: ['nowhere'], variants: [] },
        { id: 'one', question: 'one 的问题', valid_until: '2020-01-01', source: undefined },
        { id: 'three', answer: '电话 400-123-4567，{{fees.none}}', source: { title: '保修', checked: '2020-01-01' } },
      ),
      'faq/b.zh.yaml': '- id: four\n  question: 问\n',
      'faq/c.zh.yaml': 'a: "b\n',
      'hours.yaml': 'timezone: Mars\ndesks:\n  human: { weekday: ["8 to 9"] }\n',
      'notes.yaml': 'a: b\n',
    })

    expect(problems.length).toBeGreaterThan(8)
    expect(problems.flatMap(({ message }) => englishIn(checkInChinese(message)))).toEqual([])
  })

  it('knows every sentence that the rules hold', () => {
    const sentences = readdirSync(join(KNOWLEDGE, 'lint')).flatMap(file => sentencesOf(`lint/${file}`))

    expect(sentences.length).toBeGreaterThan(20)
    expect(sentences.filter(sentence => checkInChinese(sentence) === sentence)).toEqual([])
  })
})
