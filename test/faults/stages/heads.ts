import { setTimeout as sleep } from 'node:timers/promises'
import { checkDatabase } from '../support/check-database.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import { startLiveDesk } from '../support/live-desk.ts'
import { startLivedClock } from '../support/lived-clock.ts'
import type { Stage } from '../support/stage.ts'
import { createWidgetShopper } from '../support/widget-shopper.ts'

const HEAD_EVERY_MS = 500
const HEALED_WITHIN_MS = HEAD_EVERY_MS + 1_000
const PATIENCE_MS = 8_000

/**
 * A message is saved and its push never comes, as when a node dies between the two: another node tells how far the
 * conversation is, and the reader there asks for what it lacks.
 */
export const heads: Stage = {
  name: 'heads',
  run: ({ isShort }) =>
    withDataDir(async dataDir => {
      const times = isShort ? 4 : 20
      const here = await startLiveDesk({ dataDir, headEveryMs: HEAD_EVERY_MS })
      const there = await startLiveDesk({ dataDir, headEveryMs: HEAD_EVERY_MS })
      const writer = createWidgetShopper(here.url)
      writer.write('怎么开发票？')
      while (writer.messages().length < 2) await sleep(10)
      const reader = createWidgetShopper(there.url, writer.token())
      const took: number[] = []
      const clock = startLivedClock(dataDir)
      for (let time = 0; time < times; time++) {
        writer.write('怎么开发票？')
        while (writer.unsent() > 0) await sleep(5)
        const from = clock.livedMs()
        const wanted = Math.max(...writer.acks.values())
        while ((reader.messages().at(-1)?.seq ?? 0) < wanted && clock.livedMs() - from < PATIENCE_MS) await sleep(10)
        took.push(clock.livedMs() - from)
      }
      await clock.stop()
      for (const shopper of [writer, reader]) shopper.close()
      await here.stop()
      await there.stop()
      const healed = took.filter(ms => ms <= HEALED_WITHIN_MS).length
      const slowestMs = Math.round(Math.max(...took))
      return {
        faults: [
          ...(healed === times ? [] : [`${times - healed} of ${times} messages were not seen in time`]),
          ...checkDatabase(databaseIn(dataDir)).faults,
        ],
        figures: { messages: times, healed, slowestMs },
        rows: [
          {
            what: 'a push that never comes: the sender’s node is gone after the commit',
            toReach: `seen elsewhere within one head beat + 1 s, ${times} of ${times}`,
            reached: `${healed} of ${times}; slowest ${(slowestMs / 1_000).toFixed(1)} s with a beat of ${HEAD_EVERY_MS / 1_000} s`,
            isReached: healed === times,
          },
        ],
      }
    }),
}
