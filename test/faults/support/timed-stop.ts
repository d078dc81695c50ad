import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLivedClock } from './lived-clock.ts'

/** A process that is stopped and goes on: tells how long that was on the wall, and how long it has lived. */
const dir = mkdtempSync(join(tmpdir(), 'lived-'))
const clock = startLivedClock(dir)
while (clock.livedMs() === 0) await sleep(5)
const [begun, lived] = [performance.now(), clock.livedMs()]
process.send!('ready')
await new Promise(resolve => process.once('message', resolve))
await sleep(50)
const told = { wallMs: performance.now() - begun, livedMs: clock.livedMs() - lived }
await clock.stop()
rmSync(dir, { recursive: true })
process.send!(told, () => process.disconnect())
