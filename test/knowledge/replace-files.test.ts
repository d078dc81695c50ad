import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { finishReplacing, type Replacement, replaceFiles } from '../../knowledge/replace-files.ts'
import { folderWith, removeFolders } from './support/temp-folder.ts'

afterAll(removeFolders)

const CHANGE: readonly Replacement[] = [
  { file: 'faq/a.yaml', before: 'old a', after: 'new a' },
  { file: 'faq/b.yaml', before: 'old b', after: null },
  { file: 'faq/c.yaml', before: null, after: 'new c' },
]

async function folder() {
  const dir = await folderWith({ 'faq/a.yaml': 'old a', 'faq/b.yaml': 'old b' })
  return { dir, journalFile: join(await folderWith({}), 'versions/under-way.json') }
}

async function textsIn(dir: string): Promise<Record<string, string>> {
  const names = await readdir(join(dir, 'faq'))
  const texts = names.map(async name => [name, await readFile(join(dir, 'faq', name), 'utf8')])
  return Object.fromEntries(await Promise.all(texts))
}

const BEFORE = { 'a.yaml': 'old a', 'b.yaml': 'old b' }
const AFTER = { 'a.yaml': 'new a', 'c.yaml': 'new c' }

describe('[L1] several files replaced as one', () => {
  it('are all new, and leave no draft behind', async () => {
    const places = await folder()

    const replaced = await replaceFiles(places, CHANGE, 'note')
    await replaced.settle()

    expect(await textsIn(places.dir)).toEqual(AFTER)
    expect(await finishReplacing(places)).toBeNull()
  })

  it('are all old again when it is undone', async () => {
    const places = await folder()

    const replaced = await replaceFiles(places, CHANGE, 'note')
    await replaced.undo()

    expect(await textsIn(places.dir)).toEqual(BEFORE)
    expect(await finishReplacing(places)).toBeNull()
  })

  it.each([0, 1, 2, 3])('are completed after a crash with %i of them done', async done => {
    const places = await folder()
    await replaceFiles(places, CHANGE, { by: 'Lin' })
    // As if the process had died in between: the journal stands, the rest is as before.
    for (const { file, before } of CHANGE.slice(done)) {
      await mkdir(dirname(join(places.dir, file)), { recursive: true })
      if (before === null) await rm(join(places.dir, file), { force: true })
      else await writeFile(join(places.dir, file), before)
    }

    const finished = await finishReplacing(places)

    expect(finished).toMatchObject({ note: { by: 'Lin' }, replacements: CHANGE })
    expect(await textsIn(places.dir)).toEqual(AFTER)
    await finished?.settle()
    expect(await finishReplacing(places)).toBeNull()
  })

  it('leave a file alone that somebody has changed by hand since', async () => {
    const places = await folder()
    await replaceFiles(places, CHANGE, null)
    await writeFile(join(places.dir, 'faq/a.yaml'), 'by hand')

    await finishReplacing(places)

    expect(await textsIn(places.dir)).toEqual({ ...AFTER, 'a.yaml': 'by hand' })
  })

  it('nothing is touched when one of them can not be written', async () => {
    const places = await folder()

    await expect(
      replaceFiles(places, [...CHANGE, { file: '../d.yaml', before: null, after: 'x' }], null),
    ).rejects.toThrow('no content file')

    expect(await textsIn(places.dir)).toEqual(BEFORE)
    expect(await finishReplacing(places)).toBeNull()
  })
})
