import { describe, expect, it } from '@jest/globals'
import { checkInChinese } from '../../console/language/zh-check-sentences.ts'
import { faq, lintFiles } from '../knowledge/support/lint-samples.ts'

/** Words of English that are neither quoted nor names of files or placeholders. */
const englishIn = (text: string): string[] =>
  text.replace(/“[^”]*”|\{\{[^}]*\}\}|[\w.-]+\/[\w./:-]+/g, '').match(/\b[a-z]{2,}(?: [a-z]{2,}){2,}/g) ?? []

describe("the check's sentences in Chinese", () => {
  it.each([
    ['"answer" is missing', '缺少 answer'],
    ['"category" must be one of: 售前, 售后', 'category 只能是：售前, 售后'],
    ['"returns", "refund" answers', '答的是 returns、refund'],
    ['a person is called (unsure)', '会转人工'],
    ['the language must be zh or en, not "fr"', '语言只能是 zh 或 en，不能是“fr”'],
  ])('says %s', (english, chinese) => {
    expect(checkInChinese(english)).toBe(chinese)
  })

  it('leaves a sentence that it does not know as it is', () => {
    expect(checkInChinese('the moon is made of cheese')).toBe('the moon is made of cheese')
  })

  it('leaves no English to files that are wrong in many ways', () => {
    const problems = lintFiles({
      'faq/a.zh.yaml': faq(
        { id: 'one', answer: '把密码告诉我们', follow_ups: ['nowhere'], variants: [] },
        { id: 'one', question: 'one 的问题', valid_until: '2020-01-01', source: undefined },
        { id: 'three', answer: '电话 400-123-4567，{{fees.none}}', source: { title: '保修', checked: '2020-01-01' } },
      ),
      'faq/b.zh.yaml': '- id: four\n  question: 问\n  colour: red\n',
      'faq/c.zh.yaml': 'a: "b\n',
      'faq/d.zh.yaml': 'topic: 空\nentries:\n\t- id: x\n',
      'faq/e.zh.yaml': '',
      'hours.yaml': 'timezone: Mars\ndesks:\n  human: { weekday: ["8 to 9"] }\n',
      'notes.yaml': 'a: b\n',
    })

    expect(problems.length).toBeGreaterThan(12)
    const said = problems.map(({ message, messageZh }) => messageZh ?? checkInChinese(message))
    expect(said.flatMap(englishIn)).toEqual([])
  })
})
