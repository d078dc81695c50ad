#!/usr/bin/env node
// The tests of several nodes: three processes with a real Redis, on MongoDB as in a shop and then on one SQLite file;
// MongoDB's store, and moving to it. Each part ends as `npm test` does. Arguments go to both.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const ON_MONGO = ['test/cluster', 'test/server/store/mongo', 'test/server/migration', 'test/support/mongo']
const ON_SQLITE = ['test/cluster']

const node = (env, ...words) =>
  spawnSync(process.execPath, words, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
const test = (env, folders) =>
  node({ ...env, TEST_NODES: 'on' }, 'scripts/test.mjs', ...folders, ...process.argv.slice(2))

node({}, '--import', 'tsx', 'test/support/mongo/say-which.ts')
const onMongo = test({ TEST_STORE: 'mongo', TEST_MONGO_SAID: 'yes' }, ON_MONGO)
console.log('and on one SQLite file:')
const onSqlite = test({ TEST_STORE: 'sqlite' }, ON_SQLITE)
process.exit(onMongo || onSqlite)
