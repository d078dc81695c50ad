import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import { readKnowledge } from '../../knowledge/read-knowledge.ts'
import { faq } from './support/lint-samples.ts'
import { folderWith, removeFolders } from './support/temp-folder.ts'

afterAll(removeFolders)

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const ENTRIES = faq(
  { id: 'a', question: '空调保修多久', variants: ['空调保几年', '空调质保期', '空调三包几年'] },
  { id: 'b', question: '怎么开发票', variants: ['发票在哪里开', '我要发票', '电子发票怎么下载'] },
)

function run(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'knowledge/cli/test.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return { status, lines: stdout.trim().split('\n') }
}

describe('[L1] knowledge:test', () => {
  it('names each lost answer with file and line, and ends with 1', async () => {
    const dir = await folderWith({
      'faq/a.zh.yaml': ENTRIES,
      'tests/a.yaml': '# 空调\n- { ask: 空调保修多久, expect: a }\n- { ask: 空调保修多久, expect: b }\n',
      'tests/more/b.yaml': '- ask: 我要人工客服\n  expect: human\n- { ask: 怎么开发票, expect: human }\n',
    })

    expect(run(dir)).toEqual({
      status: 1,
      lines: [
        'tests/a.yaml:3 error REGRESSION "空调保修多久" should lead to "b", but "a" answers; put the entry right, or what is expected',
        'tests/more/b.yaml:3 error REGRESSION "怎么开发票" should lead to "human", but "b" answers; put the entry right, or what is expected',
        '4 expected answers, 2 failed, 0 unsure',
      ],
    })
  })

  it('ends with 0 when all are met', async () => {
    const dir = await folderWith({ 'faq/a.zh.yaml': ENTRIES, 'tests/a.yaml': '- { ask: 空调保修多久, expect: a }\n' })

    expect(run(dir)).toEqual({ status: 0, lines: ['1 expected answers, 0 failed, 0 unsure'] })
  })

  it('takes a file that is written wrongly for an error, with the line', async () => {
    const dir = await folderWith({ 'faq/a.zh.yaml': ENTRIES, 'tests/a.yaml': '- { ask: 空调保修多久 }\n' })

    expect(run(dir)).toMatchObject({
      status: 1,
      lines: [expect.stringMatching(/^tests\/a.yaml:1 error/), expect.anything()],
    })
  })
})

it('[L1] the shipped shop says what it does not want to lose, of entries that it has', async () => {
  const { content } = await readKnowledge(`${ROOT}knowledge`)
  const ids = new Set(['human', ...content.entries.map(({ id }) => id)])

  expect(content.expectations.filter(({ expect: id }) => !ids.has(id))).toEqual([])
  expect(content.expectations.length).toBeGreaterThanOrEqual(80)
})
