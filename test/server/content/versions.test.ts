import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createVersions } from '../../../server/content/versions.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'versions-'))
})
afterAll(() => rm(dir, { recursive: true }))

describe('[R86] versions', () => {
  it('are kept in order of their publishing, whatever the clock says, and the newest 200 of them', async () => {
    const versions = createVersions(join(dir, 'many'))
    const ids: string[] = []
    for (let count = 0; count < 203; count++) {
      const id = await versions.nextId(1_000 - count)
      ids.push(id)
      const version = { id, version: 'v', at: count, by: 'Lin', summary: `${count}`, files: [] }
      await versions.keep(version, [{ file: 'faq/a.yaml', before: `${count}`, after: null }])
    }

    expect((await versions.list()).map(({ summary }) => Number(summary))).toEqual(
      Array.from({ length: 200 }, (_, at) => 202 - at),
    )
    expect(await versions.texts(ids[0] as string)).toBeNull()
    expect(await versions.texts(ids[202] as string)).toEqual([{ file: 'faq/a.yaml', before: '202', after: null }])
    expect(await readdir(join(dir, 'many'))).toHaveLength(400)
  })

  it('that can not be read are left out', async () => {
    await writeFile(join(dir, '000000000000001-abcdef.json'), '{ half')

    expect(await createVersions(dir).list()).toEqual([])
    expect(await createVersions(dir).texts('../secret')).toBeNull()
  })
})
