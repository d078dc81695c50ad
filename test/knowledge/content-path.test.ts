import { mkdir, symlink } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { resolveContentPath } from '../../knowledge/content-path.ts'
import { faq } from './support/lint-samples.ts'
import { folderWith, removeFolders } from './support/temp-folder.ts'

afterAll(removeFolders)

const GOOD = faq({ id: 'a' })

describe('[S-29] a name leads into the folder or nowhere', () => {
  it.each(['faq/a.zh.yaml', 'faq/售后/保修.yaml', 'forms/repair.yml', 'tests/shop.yaml', 'facts.yaml', 'outlets.csv'])(
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
