import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { buildKnowledge } from '../../knowledge/build-knowledge.ts'
import { findUnfindable } from '../../knowledge/lint/unfindable-questions.ts'
import { findUnmetExpectations } from '../../knowledge/lint/unmet-expectations.ts'
import { readSources } from '../../knowledge/read-knowledge.ts'
import { faq, TODAY } from './support/lint-samples.ts'
import { FINDABLE, LOST } from './support/lost-entry.ts'
import { createStubEngine } from './support/stub-engine.ts'
import { folderWith, removeFolders } from './support/temp-folder.ts'

afterAll(removeFolders)

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

function lint(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'knowledge/cli/lint.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return { status, lines: stdout.trim().split('\n') }
}

describe('[L1] a command line that does not fit', () => {
  it.each([
    ['replay', ['--since'], /'--since/],
    ['replay', ['--since', 'yesterday'], /--since needs a number/],
    ['replay', ['--foo'], /'--foo'/],
    ['replay', ['a-folder'], /"a-folder"/],
    ['lint', ['--foo'], /'--foo'/],
    ['lint', ['knowledge', 'another'], /"another"/],
    ['test', ['--deep'], /'--deep'/],
    ['learn', ['--foo'], /'--foo'/],
    ['schema', ['--foo'], /'--foo'/],
  ])('of %s %j is told in one sentence, with the usage', (command, args, sentence) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', `knowledge/cli/${command}.ts`, ...args],
      { cwd: ROOT, encoding: 'utf8' },
    )

    expect({ status, stdout, lines: stderr.trim().split('\n') }).toEqual({
      status: 2,
      stdout: '',
      lines: [expect.stringMatching(sentence), expect.stringMatching(new RegExp(`^usage: .*${command}`))],
    })
  })
})

describe('[L1] knowledge:lint', () => {
  it('names each fault with file and line, and ends with 1 when there is an error', async () => {
    const dir = await folderWith({
      'faq/a.zh.yaml': faq({ id: 'a' }, { id: 'a', question: '问', variants: ['一', '二', '三'] }),
      'facts.yaml': 'x: 1',
    })

    expect(lint(dir)).toEqual({
      status: 1,
      lines: [
        'faq/a.zh.yaml:2 error DUPLICATE_ID the entry "a" stands in faq/a.zh.yaml:1 already; rename one',
        '2 entries, 1 error, 0 warnings',
      ],
    })
  })

  it('ends with 0 when there are only warnings', async () => {
    const dir = await folderWith({ 'faq/a.zh.yaml': faq({ id: 'a', variants: [] }) })

    expect(lint(dir, '--deep')).toMatchObject({
      status: 0,
      lines: [expect.stringContaining('FEW_VARIANTS'), '1 entry, 0 errors, 1 warning'],
    })
  })
})

it('[L1] an entry that its own questions do not lead to is told without --deep', async () => {
  const dir = await folderWith({ 'faq/a.zh.yaml': faq(...FINDABLE, LOST) })

  const { lines } = lint(dir)

  expect(lines.filter(line => line.includes('UNFINDABLE'))).toEqual([
    expect.stringContaining('faq/a.zh.yaml:13 warning UNFINDABLE "lost" is not found by its own questions'),
  ])
})

it('[L1] a title that the variants do not lead to is told', () => {
  const text = faq(
    { id: 'a', question: '空调保修多久', variants: ['冷气质保', '挂机三包', '空调保几年'] },
    { id: 'b', question: '冰箱不制冷', variants: ['雪柜温度高', '冷藏室有水', '冰箱不凉'] },
    { id: 'c', question: '怎么换货', variants: ['空调', '坏了', '想要新机'] },
  )
  const { content } = readSources([{ file: 'faq/a.zh.yaml', text }])

  const problems = findUnfindable(content, TODAY, createStubEngine)

  expect(problems.map(({ code, line, message }) => [code, line, message])).toEqual([
    ['UNFINDABLE', 3, '"怎么换货" is not found by the variants of "c"; it leads to nothing'],
  ])
})

it('[L1] what the shop expects is asked of the bot', () => {
  const expectations = [
    { ask: '空调保修多久', expect: 'a' },
    { ask: '转人工客服', expect: 'human' },
    { ask: '空调保修多久', expect: 'b' },
    { ask: '我要找人工客服', expect: 'a' },
  ]
  const { content, problems } = readSources([
    { file: 'faq/a.zh.yaml', text: faq({ id: 'a', question: '空调保修多久' }, { id: 'b', question: '冰箱不制冷' }) },
    { file: 'tests/shop.yaml', text: expectations.map(one => `- ${JSON.stringify(one)}`).join('\n') },
  ])
  const { bot } = buildKnowledge(content, { today: TODAY, createEngine: createStubEngine })

  const unmet = findUnmetExpectations(content, bot)

  expect(problems).toEqual([])
  expect(unmet.map(({ severity, code, file, line }) => `${file}:${line} ${severity} ${code}`)).toEqual([
    'tests/shop.yaml:3 error REGRESSION',
    'tests/shop.yaml:4 error REGRESSION',
  ])
})
