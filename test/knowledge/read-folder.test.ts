import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type KnownTexts, readFolder } from '../../knowledge/read-folder.ts'

let dir: string
let known: KnownTexts

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'switchboard-read-'))
  await mkdir(join(dir, 'faq'))
  known = new Map()
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const SETTLED_MS = 2_600
const put = (file: string, text: string) => writeFile(join(dir, file), text)
const textsOf = async () =>
  Object.fromEntries((await readFolder(dir, known)).files.map(({ file, text }) => [file, text]))

test('a file that has not been touched since it was read is not read again; one that has been is', async () => {
  // Given two files that were written some time ago and read once
  await put('faq/a.zh.yaml', 'a: 1\n')
  await put('faq/b.zh.yaml', 'b: 1\n')
  // A whole second: a date of its own would be kept less exactly than it was.
  const day = new Date('2026-09-01T08:00:00Z')
  await utimes(join(dir, 'faq/b.zh.yaml'), day, day)
  await pause(SETTLED_MS)
  const { files: before } = await readFolder(dir, known)

  // When one of them is written over, with as many bytes and the same date
  await put('faq/b.zh.yaml', 'b: 2\n')
  await utimes(join(dir, 'faq/b.zh.yaml'), day, day)
  const { files: after } = await readFolder(dir, known)

  // Then the other is the same object, and the one that was written says what it says now
  expect(after[0]).toBe(before[0])
  expect(after[1]).toEqual({ file: 'faq/b.zh.yaml', text: 'b: 2\n' })
})

test('a file that was written in the moment before is read again, whatever its date says', async () => {
  await put('faq/a.zh.yaml', 'a: 1\n')
  const { files: before } = await readFolder(dir, known)
  const { files: after } = await readFolder(dir, known)
  expect(after[0]).not.toBe(before[0])
  expect(after).toEqual(before)
})

test('files that come, go, change places or are replaced by others are what they are now', async () => {
  await put('faq/a.zh.yaml', 'a: 1\n')
  await put('faq/b.zh.yaml', 'b: 1\n')
  await pause(SETTLED_MS)
  expect(await textsOf()).toEqual({ 'faq/a.zh.yaml': 'a: 1\n', 'faq/b.zh.yaml': 'b: 1\n' })

  await rename(join(dir, 'faq/a.zh.yaml'), join(dir, 'faq/c.zh.yaml'))
  await rename(join(dir, 'faq/b.zh.yaml'), join(dir, 'faq/a.zh.yaml'))
  expect(await textsOf()).toEqual({ 'faq/a.zh.yaml': 'b: 1\n', 'faq/c.zh.yaml': 'a: 1\n' })

  await rm(join(dir, 'faq/a.zh.yaml'))
  expect(await textsOf()).toEqual({ 'faq/c.zh.yaml': 'a: 1\n' })
  expect([...known.keys()]).toEqual([])
})
