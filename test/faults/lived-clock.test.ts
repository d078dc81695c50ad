import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from '@jest/globals'
import { startLivedClock } from './support/lived-clock.ts'

it('counts a second in which the process was held up as next to nothing, and a second of waiting in full', async () => {
  const clock = startLivedClock()
  const held = performance.now()
  while (performance.now() - held < 1_000);
  await sleep(0)
  const whileHeld = clock.livedMs()

  const from = performance.now()
  while (clock.livedMs() - whileHeld < 1_000) await sleep(10)
  const waited = performance.now() - from
  clock.stop()

  expect(whileHeld).toBeLessThan(100)
  expect(waited).toBeGreaterThan(900)
})
