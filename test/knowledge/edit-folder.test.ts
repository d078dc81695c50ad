import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { resolveContentPath } from '../../knowledge/content-path.ts'
import { createKnowledgeEditor } from '../../knowledge/edit-folder.ts'
import { prepareKnowledge } from '../../knowledge/prepare.ts'
import { faq } from './support/lint-samples.ts'
import { folderWith, removeFolders } from './support/temp-folder.ts'

afterAll(removeFolders)

const GOOD = faq({ id: 'a' })
const BETTER = faq({ id: 'a', answer: '更好。' })

async function editorOf(files: Record<string, string> = { 'faq/a.zh.yaml': GOOD }) {
  const dir = await folderWith(files)
  const historyDir = await folderWith({})
  let now = Date.parse('2026-09-15T08:00:00Z')
  const editor = createKnowledgeEditor({ dir, historyDir, prepare: prepareKnowledge, now: () => now++ })
  return { dir, historyDir, editor }
}

describe('[S-29] a name leads into the folder or nowhere', () => {
  it.each(['faq/a.zh.yaml', 'faq/售后/保修.yaml', 'forms/repair.yml', 'facts.yaml', 'outlets.csv'])(
    '%s is a content file',
    async file => {
      const dir = await folderWith({})

      expect(await resolveContentPath(dir, file)).toBe(join(dir, ...file.split('/')))
    },
  )

  it.each([
    '',
    '.',
    '..',
    '../a.yaml',
    'faq/../../a.yaml',
    '/etc/passwd',
    '/etc/a.yaml',
    'faq/.hidden.yaml',
    'lint/a.yaml',
    'knowledge.ts',
    'faq/a.yaml.ts',
    'faq/a.yaml\0.png',
    'faq\\..\\..\\a.yaml',
    'C:\\a.yaml',
    'faq//a.yaml',
    'faq/a.yaml/',
    'other.csv',
    `${'a'.repeat(300)}.yaml`,
  ])('%j is none', async file => {
    expect(await resolveContentPath(await folderWith({}), file)).toBeNull()
  })

  it('links are not followed', async () => {
    const outside = await folderWith({ 'a.yaml': GOOD })
    const dir = await folderWith({ 'faq/real.yaml': GOOD })
    await symlink(join(outside, 'a.yaml'), join(dir, 'faq/link.yaml'))
    await symlink(outside, join(dir, 'forms'))
    await mkdir(join(dir, 'faq/folder.yaml'))

    expect(await resolveContentPath(dir, 'faq/link.yaml')).toBeNull()
    expect(await resolveContentPath(dir, 'forms/a.yaml')).toBeNull()
    expect(await resolveContentPath(dir, 'faq/folder.yaml')).toBeNull()
  })

  it('any string is inside or refused', async () => {
    const dir = await folderWith({ 'faq/a.yaml': GOOD })
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', 'faq', 'forms', 'a.yaml', '.yaml', '\0', ' ', '~', '%2e%2e'),
      fc.string({ unit: 'binary' }),
    )
    const name = fc.array(piece, { maxLength: 8 }).map(parts => parts.join(''))

    await fc.assert(
      fc.asyncProperty(name, async file => {
        const path = await resolveContentPath(dir, file)
        return path === null || (path.startsWith(dir + sep) && !path.includes(`${sep}..`))
      }),
      { numRuns: 200 },
    )
  })
})

describe('[L1] saving a file', () => {
  it('replaces it and keeps the former text', async () => {
    const { dir, historyDir, editor } = await editorOf()
    const { version } = (await editor.read('faq/a.zh.yaml'))!

    const saved = await editor.save('faq/a.zh.yaml', BETTER, version)

    expect(saved).toMatchObject({ ok: true, version: expect.any(String), problems: [] })
    expect(await readFile(join(dir, 'faq/a.zh.yaml'), 'utf8')).toBe(BETTER)
    expect(await readdir(join(dir, 'faq'))).toEqual(['a.zh.yaml'])
    const [kept] = await readdir(join(historyDir, 'faq__a.zh.yaml'))
    expect(await readFile(join(historyDir, 'faq__a.zh.yaml', kept!), 'utf8')).toBe(GOOD)
  })

  it('that would break the folder is refused with the reasons', async () => {
    const { dir, editor } = await editorOf({
      'faq/a.zh.yaml': GOOD,
      'faq/b.zh.yaml': faq({ id: 'b', follow_ups: ['a'] }),
    })
    const { version } = (await editor.read('faq/a.zh.yaml'))!

    const refused = await editor.save('faq/a.zh.yaml', faq({ id: 'renamed' }), version)

    expect(refused).toMatchObject({
      ok: false,
      code: 'FAULTY',
      problems: [{ code: 'DEAD_FOLLOW_UP', file: 'faq/b.zh.yaml' }],
    })
    expect(await readFile(join(dir, 'faq/a.zh.yaml'), 'utf8')).toBe(GOOD)
  })

  it('that somebody else has changed meanwhile is refused; of two at once one wins', async () => {
    const { editor } = await editorOf()
    const { version } = (await editor.read('faq/a.zh.yaml'))!

    const results = await Promise.all([
      editor.save('faq/a.zh.yaml', BETTER, version),
      editor.save('faq/a.zh.yaml', faq({ id: 'a', answer: '最好。' }), version),
    ])

    expect(results).toMatchObject([{ ok: true }, { ok: false, code: 'CHANGED_MEANWHILE' }])
  })

  it('makes a new one only where there is none', async () => {
    const { editor } = await editorOf()

    expect(await editor.save('faq/new/b.zh.yaml', faq({ id: 'b' }), null)).toMatchObject({ ok: true })
    expect(await editor.save('faq/a.zh.yaml', BETTER, null)).toMatchObject({ ok: false, code: 'CHANGED_MEANWHILE' })
    expect(await editor.save('../b.yaml', faq({ id: 'c' }), null)).toMatchObject({ ok: false, code: 'NO_SUCH_FILE' })
    expect(await editor.save('faq/big.yaml', '#'.repeat(300_000), null)).toMatchObject({
      ok: false,
      problems: [{ code: 'FILE_TOO_LARGE' }],
    })
    expect(await editor.files()).toEqual(['faq/a.zh.yaml', 'faq/new/b.zh.yaml'])
    expect(await editor.read('faq/nothing.yaml')).toBeNull()
  })

  it('can repair a file that is broken on disk', async () => {
    const { dir, editor } = await editorOf()
    await writeFile(join(dir, 'faq/a.zh.yaml'), '- id: [')
    const { version } = (await editor.read('faq/a.zh.yaml'))!

    expect(await editor.save('faq/a.zh.yaml', GOOD, version)).toMatchObject({ ok: true })
  })

  it('keeps the last twenty texts', async () => {
    const { historyDir, editor } = await editorOf()
    let version = (await editor.read('faq/a.zh.yaml'))!.version
    for (let round = 0; round < 23; round++) {
      const saved = await editor.save('faq/a.zh.yaml', faq({ id: 'a', answer: `第 ${round} 版` }), version)
      if (saved.ok) version = saved.version
    }

    expect(await readdir(join(historyDir, 'faq__a.zh.yaml'))).toHaveLength(20)
  })
})
