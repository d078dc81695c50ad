#!/usr/bin/env node
// Runs every test, after doing all of its own set-up, and ends with the line "N passed, N failed, N skipped".
// Arguments go to Jest: `npm test -- -t R43` runs what proves row R43.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
provideBrowser()
provideRedis()

const build = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
if (build.status !== 0) process.exit(build.status ?? 1)

// Once for all tests that open the sample shop.
spawnSync(
  process.execPath,
  ['--import', 'tsx', 'knowledge/cli/learn.ts', 'knowledge', 'node_modules/.cache/switchboard'],
  {
    stdio: 'ignore',
  },
)

const folder = mkdtempSync(join(tmpdir(), 'switchboard-test-'))
const report = join(folder, 'report.json')
const args = process.argv.slice(2)
const run = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${report}`, ...args],
  // Standard output is Jest's JSON; people read its progress on standard error.
  { stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'test', NODE_NO_WARNINGS: '1' } },
)
const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
rmSync(folder, { recursive: true, force: true })
if (result === null) {
  console.log('the tests did not run to their end')
  process.exit(run.status || 1)
}
const failedSuites = result.numRuntimeErrorTestSuites
if (failedSuites > 0) console.log(`${failedSuites} test files could not be loaded`)
console.log(
  `${result.numPassedTests} passed, ${result.numFailedTests + failedSuites} failed, ${result.numPendingTests + result.numTodoTests} skipped`,
)
process.exit(run.status ?? 1)

/** Browser tests need Chromium and a Chinese font. Root on Debian gets them; elsewhere the tests are skipped and say so. */
function provideBrowser() {
  if (existsSync('/usr/bin/chromium') || process.env.CHROMIUM_PATH) return
  install('the browser tests', 'chromium', 'fonts-noto-cjk')
  if (!existsSync('/usr/bin/chromium'))
    console.log('no Chromium here: the browser tests are skipped (install "chromium", or set CHROMIUM_PATH)')
}

/** Tests of several nodes start a Redis of their own. Root on Debian gets it; elsewhere they are skipped and say so. */
function provideRedis() {
  const isThere = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0
  if (isThere()) return
  // The package starts a server of its own where it may; nobody here needs that one.
  install('the tests of several nodes', 'redis-server')
  if (!isThere()) console.log('no redis-server here: the tests of several nodes are skipped (install "redis-server")')
}

function install(what, ...packages) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return
  console.log(`installing ${packages.join(' and ')} for ${what} …`)
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', '-y', ...words], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update')
  apt('install', '--no-install-recommends', ...packages)
}
