#!/usr/bin/env node
// Runs tests with the MongoDB store: by default every scenario, the desk's own tests and the store's. Arguments go to Jest.
// On MongoDB where MONGODB_URI is set or mongod is there, else on the tests' own small server; a line says which it was.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const args = process.argv.slice(2)
const paths = args.some(each => !each.startsWith('-'))
  ? []
  : ['test/scenarios', 'test/server/desk', 'test/server/store/mongo']
const env = { ...process.env, NODE_ENV: 'test', NODE_NO_WARNINGS: '1', TEST_STORE: 'mongo', TEST_NODES: 'on' }
const withMongo = ['--import', 'tsx', 'test/support/mongo/with-mongo.ts', process.execPath]
const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', ...paths, ...args]
process.exit(spawnSync(process.execPath, [...withMongo, ...jest], { stdio: 'inherit', env }).status ?? 1)
