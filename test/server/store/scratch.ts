import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from '@jest/globals'

/** Names of files that do not exist yet, in a folder that is removed after the tests. */
export function scratchFiles(extension = 'db'): () => string {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-store-'))
  let count = 0
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return () => path.join(folder, `${++count}.${extension}`)
}
