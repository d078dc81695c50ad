import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'
import { startLivedClock } from './support/lived-clock.ts'

it('does not count the time in which the machine stood still', async () => {
  const script = fileURLToPath(new URL('./support/timed-stop.ts', import.meta.url))
  const child = fork(script, { execArgv: ['--import', 'tsx'] })
  await once(child, 'message')

  child.kill('SIGSTOP')
  await sleep(2_000)
  child.kill('SIGCONT')
  child.send('go on')
  const [{ wallMs, livedMs }] = (await once(child, 'message')) as [{ wallMs: number; livedMs: number }]

  expect(wallMs).toBeGreaterThan(1_900)
  expect(wallMs - livedMs).toBeGreaterThan(1_500)
})

it('counts what blocks the process that is timed', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'lived-'))
  const clock = startLivedClock(dir)
  while (clock.livedMs() === 0) await sleep(5)

  const from = clock.livedMs()
  const begun = performance.now()
  while (clock.livedMs() - from < 500 && performance.now() - begun < 60_000);
  const counted = clock.livedMs() - from
  await clock.stop()
  rmSync(dir, { recursive: true })

  expect(counted).toBeGreaterThanOrEqual(500)
})
