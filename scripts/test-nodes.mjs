#!/usr/bin/env node
// The tests of several nodes: MongoDB's store, moving to it, and three processes with a real Redis. Ends as `npm test` does.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('test.mjs', import.meta.url))
const folders = ['test/cluster', 'test/server/store/mongo', 'test/server/migration', 'test/support/mongo']
const { status } = spawnSync(process.execPath, [script, ...folders, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_NODES: 'on' },
})
process.exit(status ?? 1)
