import { readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { enEditor } from '../../../console/language/en-editor.ts'
import { zhEditor } from '../../../console/language/zh-editor.ts'
import { buildKnowledge } from '../../../knowledge/build-knowledge.ts'
import type { Problem } from '../../../knowledge/knowledge.ts'
import { PROBLEM_CODES } from '../../../knowledge/lint/codes.ts'
import { findUnfindable } from '../../../knowledge/lint/unfindable-questions.ts'
import { findUnmetExpectations } from '../../../knowledge/lint/unmet-expectations.ts'
import { prepareKnowledge } from '../../../knowledge/prepare.ts'
import { createKnowledgePublisher } from '../../../knowledge/publish.ts'
import { readKnowledge, readSources } from '../../../knowledge/read-knowledge.ts'
import { faq, lintFiles, TODAY } from '../support/lint-samples.ts'
import { createStubEngine } from '../support/stub-engine.ts'
import { folderWith, removeFolders } from '../support/temp-folder.ts'

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url))

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
    { id: 'fees-2', question: '师傅来要钱吗？', answer: '上门费每次 80 元，保修 3 年。' },
    { id: 'hours', question: '热线几点上班？', answer: '客服热线 8:00-20:00。' },
    { id: 'hours-2', question: '电话几点打？', answer: '客服热线 9:00-18:00。' },
  ),
  'faq/b.en.yaml': faq({ id: 'english', question: 'How?', variants: ['a', 'b', 'c'] }),
  'faq/c.zh.yaml': '',
  'faq/d.zh.yaml': faq(
    { id: 'none', source: undefined, variants: [] },
    { id: 'blank', answer: '{{fees.only_zh}}，年费 {{fees.member}}', question: '？！' },
  ),
  'faq/d.en.yaml': faq({ id: 'half', question: 'What?', variants: ['b', 'c', 'd'], answer: '{{fees.only_zh}}' }),
  'facts.yaml':
    'fees:\n  visit: { zh: 50 元, en: 80 yuan }\n  only_zh: { zh: 一百 }\n  member: { zh: 80 元 }\n  nested: "{{fees.visit}}"\n',
  'official-contacts.yaml': JSON.stringify([
    { id: 'hotline', kind: 'phone', title: '热线', value: '400-000-1234', hours: 'x' },
  ]),
  'outlets.csv': 'id,name,city,address,phone_id\na,一店,上海,路 1 号,nobody\n',
  'hours.yaml': 'human: { title: 客服, weekday: ["08:00-20:00"] }\nrepair: { title: 客服, weekday: ["09:00-18:00"] }\n',
  'holidays.yaml': 'off: { 2026-10-01: 国庆 }\nworked: { 2026-10-01: 上班 }\n',
  'desks.yaml': `desks:
  one: { title: 一组, categories: [售前], overflow: { to: one } }
  two: { title: 二组, categories: [售前], overflow: { to: three }, hours: nobody }
`,
  'shop.yaml': 'name: 店\nstarters: { zh: [nothing] }\n',
}

/** Files that can not be read. */
const UNREADABLE = {
  'faq/a.zh.yaml': '- id: a\n  question: 怎么退货\n  answr: 好的\n',
  'faq/b.zh.yaml': '- id: "b\n  question',
  'faq/c.zh.yaml': `${'['.repeat(100)}`,
  'faq/d.zh.yaml': '- &x id: d\n- *x\n',
  'faq/e.zh.yaml': '- { id: e, question: 问, 为什么, answer: 好的 }\n- { id: E, id: E, question: 问, answer: 好 }\n',
  'faq/f.zh.yaml': 'topic: 空\nentries:\n\t- id: x\n',
  'faq/g.zh.yaml': '- { id: 一, question: 问, answer: 好, valid_until: 明天 }\n',
  'faq/h.zh.yaml': 'entries: 没有\n',
  'faq/i.zh.yaml': '- { id: i, question: 问, answer: 好, channels: [fax] }\n- { id: i, question: "", answer: [好] }\n',
  'faq/j.zh.yaml': '\n'.repeat(20_000),
  'facts.yaml': 'visit: [50 元]\ncheck: { checked: 2026-09-01 }\nempty: ""\nday: { zh: 一, checked: 2026-02-30 }\n',
  'forms/a.yaml':
    'id: a b\ntitle: 报修\nfields:\n  - { id: f, label: 型号, kind: choice }\n  - { id: g, label: 型号, kind: pager }\n',
  'forms/b.yaml': 'id: b\ntitle: 报修\nfields: []\n',
  'holidays.yaml': 'off: { 国庆: 国庆 }\n',
  'hours.yaml': 'timezone: Mars\nhuman: { weekday: ["8 to 9"] }\n',
  'desks.yaml': 'desks: { 维修: { title: 维修 }, repair: { title: 维修, capacity: 500 } }\n',
  'synonyms.yaml': 'zh: [[退货]]\n',
  'outlets.csv': 'id,name,city,address\na,一店,,路 1 号\nb,二店,上海,路,2,3\n',
  'notes.yaml': 'hello: world\n',
}

/** Words of English in a row that are neither quoted nor names of files or placeholders. */
const englishIn = (text: string): string[] =>
  text.replace(/“[^”]*”|（[^）]*）|\{\{[^}]*\}\}|[\w.-]+\/[\w./:-]+/g, '').match(/\b[a-z]{2,}(?: [a-z]{2,}){2,}/g) ?? []

const contentOf = (files: Readonly<Record<string, string>>) =>
  readSources(Object.entries(files).map(([file, text]) => ({ file, text }))).content

/** What a folder says that holds too much, and what is no text, no file or not its own. */
async function inFolders(): Promise<Problem[]> {
  const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`faq/${at}.yaml`, '']))
  const outside = await folderWith({ 'secret.yaml': faq({ id: 'secret' }) })
  const dir = await folderWith({
    ...many,
    'a.yaml': new Uint8Array([0xb1, 0xa3]),
    'b.yaml': 'a'.repeat(300 * 1024),
  })
  await symlink(join(outside, 'secret.yaml'), join(dir, 'c.yaml'))
  await symlink(join(dir, 'missing.yaml'), join(dir, 'd.yaml'))
  return [...(await readKnowledge(dir)).problems, ...(await readKnowledge(`${dir}/nowhere`)).problems]
}

/** What asking the robot finds. */
function byAsking(): Problem[] {
  const content = contentOf({
    'faq/a.zh.yaml': faq(
      { id: 'a', question: '怎么换货', variants: ['zzz'] },
      { id: 'b', question: '怎么退货', variants: ['退货流程'] },
    ),
    'tests/zh.yaml': '- { ask: 今天天气, expect: a }\n- { ask: 退货流, expect: b }\n- { ask: 退货流程, expect: a }\n',
  })
  const { bot } = buildKnowledge(content, { today: TODAY, createEngine: createStubEngine })
  return [...findUnmetExpectations(content, bot), ...findUnfindable(content, TODAY, createStubEngine)]
}

/** What is said when the robot can not be built. */
async function whenBuildingFails(): Promise<readonly Problem[]> {
  let fails = false
  const publisher = await createKnowledgePublisher({
    dir: await folderWith({ 'faq/a.zh.yaml': faq({ id: 'a' }) }),
    watch: false,
    prepare: request => (fails ? Promise.reject(new Error('out of memory')) : prepareKnowledge(request)),
  })
  fails = true
  await publisher.reload()
  publisher.stop()
  return publisher.problems()
}

describe('[L1] what the check says', () => {
  let problems: readonly Problem[]
  beforeAll(async () => {
    problems = [
      ...lintFiles(FAULTY),
      ...lintFiles(UNREADABLE),
      ...lintFiles({}),
      ...(await inFolders()),
      ...byAsking(),
      ...(await whenBuildingFails()),
    ]
  })
  afterAll(removeFolders)

  it('can be of every kind there is', () => {
    const found = new Set(problems.map(({ code }) => code))

    expect(PROBLEM_CODES.filter(code => !found.has(code))).toEqual([])
  })

  it('has file, line and a sentence in each language, with every blank filled in', () => {
    for (const { code, file, line, message, messageZh, params } of problems) {
      expect([code, file]).not.toEqual([code, ''])
      expect(line).toBeGreaterThanOrEqual(1)
      expect([code, message]).toEqual([code, expect.stringMatching(/[a-z]{2,}.* [a-z]{2,}/)])
      expect([code, messageZh]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)])
      for (const said of [message, messageZh]) expect(said).not.toMatch(/(?<!\{)\{\w+\}(?!\})|undefined|\[object/)
      expect(params).toBeDefined()
    }
    expect(problems.flatMap(({ messageZh }) => englishIn(messageZh))).toEqual([])
  })

  it('is natural to read', () => {
    const said = (wanted: string) => problems.filter(({ code }) => code === wanted).map(({ messageZh }) => messageZh)

    expect(said('EXPIRED')).toEqual(['“old”的有效期到 2026-01-01，机器人已不再用它回答；请更新或删掉'])
    expect(said('CONTRADICTING_FEE')[0]).toMatch(/^上门费这里写的是“80 元”，/)
    expect(said('CONTRADICTING_DAY')).toEqual([
      '2026-10-01 既写成了放假（off），又写成了调休上班（worked），请只留一处',
    ])
    expect(said('UNOFFICIAL_CONTACT')[0]).toContain('“b”的答案里出现了“400-111-2222”')
    expect(said('WRONG_SHAPE')).toEqual(
      expect.arrayContaining([
        '“answer”没有写',
        '“id”要写成小写字母、数字、“-”“_”“.”',
        '“visit”写成了列表；一项资料只有一个内容，或者分 zh 和 en 各写一个',
        '资料“check”没有内容，请补上',
        '“fields.0”是选择题，要写 choices:',
        '“off.国庆”要写日历上有的日期，如 2026-10-01',
        '这一行的 city 不能为空',
      ]),
    )
  })

  it.each([
    ['zh-CN', zhEditor],
    ['en', enEditor],
  ])('has a short name in the console, %s', (_, words) => {
    expect(Object.keys(words.problems).sort()).toEqual([...PROBLEM_CODES].sort())
  })

  it.each(['knowledge.md', 'knowledge.zh-CN.md'])('is explained in docs/%s', async name => {
    const text = await readFile(DOCS + name, 'utf8')

    expect(PROBLEM_CODES.filter(code => !text.includes(`\`${code}\``))).toEqual([])
  })
})
