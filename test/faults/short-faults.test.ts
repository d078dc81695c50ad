import { describe, expect, it } from '@jest/globals'
import { backup } from './stages/backup.ts'
import { faultPoints } from './stages/fault-points/fault-points.ts'
import { fsync } from './stages/fsync.ts'
import { fuzz } from './stages/fuzz/fuzz.ts'
import { heads } from './stages/heads.ts'
import { kill } from './stages/kill.ts'
import { lateBot } from './stages/late-bot.ts'
import { leak } from './stages/leak.ts'
import { load } from './stages/load.ts'
import { network } from './stages/network.ts'
import { opens } from './stages/opens.ts'
import { races } from './stages/races.ts'
import type { Stage } from './support/stage.ts'

/** The short forms of `npm run test:faults`, on the compiled server. */
const stages: [promise: string, stage: Stage][] = [
  ['[L7] nothing acknowledged is lost, doubled, missing or out of order when the server is killed', kill],
  ['[L7] is on the disk before it is acknowledged, after a second start too', fsync],
  ['[L5] [L7] comes back whole from a death at each of its fault points', faultPoints],
  ['[L5] [L7] survives networks that delay, cut, swallow and drip, and notices silent agents', network],
  ['[L7] shows what was never pushed within one beat of the head', heads],
  ['[L5] gives one visitor one conversation, however many pages open it at once', opens],
  ['[L5] gives each conversation one owner, of six processes that claim it', races],
  ['[L5] never lets the bot speak after an agent has the word', lateBot],
  ['drops nobody and answers everybody under load', load],
  ['answers or hangs up on nonsense, and goes on', fuzz],
  ['holds nothing of those who have left', leak],
  ['a backup taken while everybody writes is whole, and can be started', backup],
]

describe('the compiled server', () => {
  it.each(stages)(
    '%s',
    async (_, stage) => {
      const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

      const { faults, skipped } = await stage.run({ isShort: true, seed })

      if (skipped !== undefined) console.warn(`${stage.name}: skipped, ${skipped}`)
      expect({ seed, faults }).toEqual({ seed, faults: [] })
    },
    300_000,
  )
})
