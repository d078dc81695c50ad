import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { dropUnfinishedFiles, keepFile } from '../../../server/uploads/keep-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('makes the folder, and leaves the whole file and nothing else', async () => {
  await keepFile(join(folder, 'deep', 'uploads'), 'a', Buffer.from('whole'))

  expect(readdirSync(join(folder, 'deep', 'uploads'))).toEqual(['a'])
  expect(readFileSync(join(folder, 'deep', 'uploads', 'a'), 'utf8')).toBe('whole')
})

it('says STORE_FULL when the disk is full, and leaves nothing', async () => {
  // Every write to this device fails as on a full disk.
  const onFullDisk = (path: string, flags: string) => open(flags === 'wx' ? '/dev/full' : path, 'r+')

  await expect(keepFile(folder, 'a', Buffer.from('whole'), onFullDisk)).rejects.toMatchObject({ code: 'STORE_FULL' })
  expect(readdirSync(folder)).toEqual([])
})

it('says STORE_READ_ONLY when it may not write', async () => {
  const readOnly = async () => {
    throw Object.assign(new Error('read-only file system'), { code: 'EROFS' })
  }

  await expect(keepFile(folder, 'a', Buffer.from('x'), readOnly)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' })
})

it('never writes over a file that is there', async () => {
  writeFileSync(join(folder, 'a.part'), 'somebody is writing')

  await expect(keepFile(folder, 'a', Buffer.from('x'))).rejects.toMatchObject({ code: 'EEXIST' })
})

it('leaves other people’s files alone when it tidies up', async () => {
  writeFileSync(join(folder, 'a'), '')
  writeFileSync(join(folder, 'b.part'), '')

  expect(await dropUnfinishedFiles(folder)).toBe(1)
  expect(await dropUnfinishedFiles(join(folder, 'missing'))).toBe(0)
  expect(readdirSync(folder)).toEqual(['a'])
})
