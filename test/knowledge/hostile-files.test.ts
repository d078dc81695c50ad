import { link, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readKnowledge, readSources } from '../../knowledge/read-knowledge.ts'
import { cpuSeconds } from './support/cpu-seconds.ts'
import { faq } from './support/lint-samples.ts'
import { folderWith, removeFolders } from './support/temp-folder.ts'

afterAll(removeFolders)

const GOOD = { 'faq/good.zh.yaml': faq({ id: 'good' }) }

async function problemsOf(files: Record<string, string | Uint8Array>) {
  const { content, problems } = await readKnowledge(await folderWith({ ...GOOD, ...files }))
  expect(content.entries.map(entry => entry.id)).toEqual(['good'])
  return problems.map(({ severity, code, file, line }) => `${severity} ${code} ${file}:${line}`)
}

describe('a hostile knowledge file is refused by name, and its neighbours are kept', () => {
  it.each([
    ['20,000 brackets', '['.repeat(20_000)],
    ['250,000 brackets', '['.repeat(250_000)],
    ['20,000 list marks', '- '.repeat(20_000)],
    ['20,000 question marks', '? '.repeat(20_000)],
    ['80,000 maps in a line', 'a: '.repeat(80_000)],
  ])('[S-31] %s', async (_, text) => {
    expect(await problemsOf({ 'faq/bomb.yaml': text })).toEqual(['error YAML_TOO_DEEP faq/bomb.yaml:1'])
  })

  it('[S-31] names the line on which the nesting goes too deep', async () => {
    const text = Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')

    const [problem] = await problemsOf({ 'faq/bomb.yaml': text })

    expect(problem).toMatch(/^error YAML_TOO_DEEP faq\/bomb.yaml:\d\d$/)
  })

  it('[S-31] an alias bomb', async () => {
    const levels = 'bcdefghi'
      .split('')
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`)

    const problems = await problemsOf({ 'faq/bomb.yaml': ['a: &a [lol]', ...levels].join('\n') })

    expect(problems[0]).toBe('error YAML_ALIAS faq/bomb.yaml:2')
  })

  it('[S-31] a gigabyte, without reading it', async () => {
    const dir = await folderWith(GOOD)
    await writeFile(join(dir, 'faq/huge.yaml'), '')
    await truncate(join(dir, 'faq/huge.yaml'), 1_000_000_000)

    const { problems } = await readKnowledge(dir)

    expect(problems).toMatchObject([{ code: 'FILE_TOO_LARGE', file: 'faq/huge.yaml' }])
  })

  it('[S-31] a link that leads out of the folder', async () => {
    const outside = await folderWith({ 'secret.yaml': faq({ id: 'secret' }) })
    const dir = await folderWith(GOOD)
    await symlink(join(outside, 'secret.yaml'), join(dir, 'faq/secret.yaml'))
    await symlink(outside, join(dir, 'faq/more'))
    await symlink(join(dir, 'faq/missing.yaml'), join(dir, 'faq/dead.yaml'))
    await link(join(dir, 'faq/good.zh.yaml'), join(outside, 'other.yaml'))

    const { content, problems } = await readKnowledge(dir)

    expect(content.entries.map(entry => entry.id)).toEqual(['good'])
    expect(problems.map(problem => `${problem.code} ${problem.file}`)).toEqual([
      'FILE_UNREADABLE faq/dead.yaml',
      'FILE_OUTSIDE faq/more',
      'FILE_OUTSIDE faq/secret.yaml',
    ])
  })

  it('[R116] text that is no UTF-8', async () => {
    const gbk = new Uint8Array([0x2d, 0x20, 0xb1, 0xa3, 0xd0, 0xde])

    expect(await problemsOf({ 'faq/gbk.yaml': gbk })).toEqual(['error FILE_NOT_UTF8 faq/gbk.yaml:1'])
  })

  it('100,000 quotes, 10,000 keys and 50,000 tags do not take the minutes that the parser may need for them', () => {
    const sources = [
      { file: 'faq/a.yaml', text: '"'.repeat(100_000) },
      { file: 'faq/b.yaml', text: Array.from({ length: 10_000 }, (_, at) => `k${at}: 1`).join('\n') },
      { file: 'faq/c.yaml', text: '! '.repeat(50_000) },
    ]

    expect(cpuSeconds(() => readSources(sources))).toBeLessThan(12)
  })

  it('names that would reach into objects', () => {
    const { problems } = readSources([
      { file: 'facts.yaml', text: '__proto__: { polluted: yes }\nconstructor: { prototype: x }' },
    ])

    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    expect(problems[0]).toMatchObject({ code: 'YAML_SYNTAX', line: 1 })
  })
})

it('a folder that does not exist is a problem, not a crash', async () => {
  const { problems } = await readKnowledge('/nowhere/at/all')

  expect(problems).toMatchObject([{ severity: 'error', code: 'FOLDER_MISSING' }])
})

it('[S-31] no string in any file ever throws', () => {
  const yamlish = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'-:{}[]"\'&*!|>#%@`?, \n\t',
          'id',
          'question',
          'answer',
          'entries',
          'zh',
          'en',
          '{{',
          '}}',
          '08:00-20:00',
          '~',
          'null',
        ),
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      { maxLength: 60 },
    )
    .map(parts => parts.join(''))
  const names = [
    'faq/a.zh.yaml',
    'facts.yaml',
    'hours.yaml',
    'holidays.yaml',
    'official-contacts.yaml',
    'shop.yaml',
    'canned-replies.yaml',
  ]
  const file = fc.constantFrom(...names, 'synonyms.yaml', 'outlets.csv', 'forms/a.yaml', 'other.yaml')

  fc.assert(
    fc.property(file, yamlish, (name, text) => {
      const { problems } = readSources([{ file: name, text }])
      return problems.every(problem => problem.line >= 1 && problem.file !== '')
    }),
    { numRuns: 1_000 },
  )
})
