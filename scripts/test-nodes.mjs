#!/usr/bin/env node
// The tests of several nodes: three processes with a real Redis, on MongoDB as in a shop and then on one SQLite file;
// MongoDB's store, and moving to it. Each part ends as `npm test` does. Arguments go to both.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const ON_MONGO = ['test/cluster', 'test/server/store/mongo', 'test/server/migration', 'test/support/mongo']
const ON_SQLITE = ['test/cluster']

const node = (env, ...words) =>
  spawnSync(process.execPath, words, { stdio: 'inherit', env: { ...process.env, TEST_NODES: 'on', ...env } }).status ??
  1
const withMongo = ['--import', 'tsx', 'test/support/mongo/with-mongo.ts', process.execPath]
const args = process.argv.slice(2)

const onMongo = node({ TEST_STORE: 'mongo' }, ...withMongo, 'scripts/test.mjs', ...ON_MONGO, ...args)
console.log('and on one SQLite file:')
const onSqlite = node({ TEST_STORE: 'sqlite' }, 'scripts/test.mjs', ...ON_SQLITE, ...args)
process.exit(onMongo || onSqlite)
