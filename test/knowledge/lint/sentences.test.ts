import { describe, expect, it } from '@jest/globals'
import { faq, lintFiles } from '../support/lint-samples.ts'

/** A folder in which much is wrong. */
const FAULTY = {
  'faq/a.zh.yaml': faq(
    { id: 'a', follow_ups: ['a', 'gone', 'english'], answer: '请把验证码告诉客服。' },
    { id: 'a', question: '怎么退货？', variants: ['怎么退货', '退货'] },
    { id: 'b', question: '怎么退货', answer: '打 400-111-2222，见 {{fees.nothing}}。' },
    { id: 'old', valid_until: '2026-01-01', answer: '待补充', source: { title: '政策', checked: '2024-01-01' } },
    { id: 'dusty', source: { title: '政策', checked: '2024-01-01' } },
    { id: 'day', valid_until: '2026-02-30', answer: '锟斤拷' },
    { id: 'long', channels: ['voice', 'wechat'], answer: '好'.repeat(900) },
    { id: 'braces', answer: '上门费 {{ 元', source: '政策' },
    { id: 'fees', question: '上门费多少？', answer: '上门费每次 50 元。' },
    { id: 'fees-2', question: '师傅来要钱吗？', answer: '上门费每次 80 元。' },
    { id: 'hours', question: '热线几点上班？', answer: '客服热线 8:00-20:00。' },
    { id: 'hours-2', question: '电话几点打？', answer: '客服热线 9:00-18:00。' },
  ),
  'faq/b.en.yaml': faq({ id: 'english', question: 'How?', variants: ['a', 'b', 'c'] }),
  'facts.yaml': 'fees:\n  visit: { zh: 50 元, en: 80 yuan }\n',
  'official-contacts.yaml': JSON.stringify([
    { id: 'hotline', kind: 'phone', title: '热线', value: '400-000-1234', hours: 'x' },
  ]),
  'shop.yaml': 'name: 店\nstarters: [nothing]\n',
}

describe('[L1] what the check says', () => {
  const problems = lintFiles(FAULTY).filter(({ code }) => !/^(WRONG_SHAPE|YAML|UNKNOWN_FILE)/.test(code))

  it('finds many kinds of fault, each with file, line and what to do', () => {
    const codes = new Set(problems.map(({ code }) => code))

    const wanted = [
      ...['ASKS_FOR_SECRET', 'CONTRADICTING_FEE', 'CONTRADICTING_HOURS', 'CONTRADICTING_FACT', 'DAMAGED_TEXT'],
      ...['DEAD_FOLLOW_UP', 'DUPLICATE_ID', 'DUPLICATE_QUESTION', 'EXPIRED', 'IMPOSSIBLE_DAY', 'OLD_SOURCE'],
      ...['TOO_LONG_FOR_VOICE', 'TOO_LONG_FOR_WECHAT', 'UNDATED_SOURCE', 'UNKNOWN_FACT', 'UNOFFICIAL_CONTACT'],
      ...['FEW_VARIANTS', 'UNFINISHED_TEXT'],
    ]
    expect(wanted.filter(code => !codes.has(code))).toEqual([])
    for (const { file, line, message } of problems) {
      expect(file).not.toBe('')
      expect(line).toBeGreaterThanOrEqual(1)
      expect(message.length).toBeGreaterThan(10)
    }
  })

  it('is said in Chinese too, with every blank filled in', () => {
    for (const { code, messageZh = '', params } of problems) {
      expect([code, messageZh]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)])
      expect(messageZh).not.toMatch(/(?<!\{)\{\w+\}(?!\})|undefined/)
      expect(params).toBeDefined()
    }
    const said = (wanted: string) => problems.find(({ code }) => code === wanted)?.messageZh
    expect(said('EXPIRED')).toBe('“old”的有效期到 2026-01-01，机器人已不再用它回答；请更新或删掉')
    expect(said('CONTRADICTING_FEE')).toMatch(/^上门费这里写的是“80 元”，/)
    expect(said('UNOFFICIAL_CONTACT')).toContain('“b”的答案里出现了“400-111-2222”')
  })

  it('of what can not be read at all is said in Chinese too', () => {
    const unread = lintFiles({
      'faq/a.zh.yaml': '- id: a\n  question: 怎么退货\n  answr: 好的\n',
      'faq/b.zh.yaml': '- id: "b\n  question',
      'faq/c.zh.yaml': `${'['.repeat(100)}`,
      'faq/d.zh.yaml': '- &x id: d\n- *x\n',
      'holidays.yaml': 'off: 2026-10-01\n',
      'notes.yaml': 'hello: world\n',
    })

    expect(new Set(unread.map(({ code }) => code))).toEqual(
      new Set(['WRONG_SHAPE', 'YAML_SYNTAX', 'YAML_TOO_DEEP', 'YAML_ALIAS', 'UNKNOWN_FILE']),
    )
    for (const { code, messageZh = '' } of unread) {
      expect([code, messageZh]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)])
      expect(messageZh).not.toMatch(/(?<!\{)\{\w+\}(?!\})|undefined/)
    }
    expect(unread.find(({ code }) => code === 'WRONG_SHAPE')?.messageZh).toContain('“answer”没有写')
  })
})
