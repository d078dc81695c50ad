import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from '@jest/globals'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { describeStoreContract } from '../../contracts/store.contract.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-store-'))
let count = 0
afterAll(() => rmSync(folder, { recursive: true }))

describeStoreContract('sqlite', () =>
  createSqliteStore({ file: path.join(folder, `${++count}.db`), checkpoint: false }),
)
