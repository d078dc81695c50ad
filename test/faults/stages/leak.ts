import { once } from 'node:events'
import { type CompiledServer, startCompiled } from '../support/compiled-server.ts'
import { withDataDir } from '../support/data-dir.ts'
import { forkLoad } from '../support/load.ts'
import type { Stage } from '../support/stage.ts'

const ROUNDS = 3
const WRITERS = 40
const MOST_GROWTH_MB = 1

/** Loaded before the server: what it holds after full garbage collections, when it is asked. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  process.on('message', () => {
    for (let i = 0; i < 4; i++) globalThis.gc()
    const handles = {}
    for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1
    process.send({ heapUsed: process.memoryUsage().heapUsed, handles })
  })
  process.channel?.unref()
`)}`

interface Held {
  readonly heapUsed: number
  readonly handles: Readonly<Record<string, number>>
}

/** The same work again and again: what it leaves behind in memory after the second time is what it leaks. */
export const leak: Stage = {
  name: 'leak',
  run: ({ isShort }) =>
    withDataDir(async dataDir => {
      const [messages, visits] = isShort ? [1_500, 150] : [100_000, 10_000]
      const server = await startCompiled(dataDir, { nodeArgs: ['--expose-gc', '--import', PROBE] })
      const load = forkLoad()
      const held: Held[] = []
      let lost = 0
      for (let round = 0; round < ROUNDS; round++) {
        await load.order({ do: 'open', url: server.url, clients: WRITERS })
        const report = await load.order({ do: 'write', messages: Math.round(messages / ROUNDS) })
        lost += report.refused + report.unanswered + report.unheard
        await load.order({ do: 'close' })
        await load.order({ do: 'visit', url: server.url, times: Math.round(visits / ROUNDS) })
        held.push(await heldWhenQuiet(server))
      }
      load.end()
      await server.stop()

      const grown = megabytes((held[2]?.heapUsed ?? 0) - (held[1]?.heapUsed ?? 0))
      const handles = held.map(({ handles }) => JSON.stringify(handles))
      const areEqual = handles[1] === handles[2]
      const heaps = held.map(({ heapUsed }) => megabytes(heapUsed).toFixed(1)).join(', ')
      // A few messages warm caches up for longer than the short form lasts.
      const isGrown = !isShort && grown > MOST_GROWTH_MB
      return {
        faults: [
          ...(isGrown ? [`the heap has grown by ${grown.toFixed(2)} MB`] : []),
          ...(areEqual ? [] : [`handles were ${handles[1]}, then ${handles[2]}`]),
          ...(lost > 0 ? [`${lost} messages were refused, or had no answer`] : []),
        ],
        figures: { messages, visits, heapsMb: heaps, grownMb: grown.toFixed(2) },
        rows: [
          {
            what: `leak: ${messages.toLocaleString('en')} messages and ${visits.toLocaleString('en')} connects in three equal rounds`,
            toReach: `heap after round 3 − round 2 ≤ ${MOST_GROWTH_MB} MB; handles equal`,
            reached: `${grown.toFixed(2)} MB (${heaps} MB); ${areEqual ? 'equal' : 'not equal'}`,
            isReached: grown <= MOST_GROWTH_MB && areEqual,
          },
        ],
      }
    }),
}

/** Sockets of who has left are closed a moment later. */
async function heldWhenQuiet({ child }: CompiledServer): Promise<Held> {
  let before = ''
  for (let tries = 0; ; tries++) {
    await new Promise(resolve => setTimeout(resolve, 500))
    child.send('what do you hold?')
    const [held] = (await once(child, 'message')) as [Held]
    const handles = JSON.stringify(held.handles)
    if (handles === before || tries > 20) return held
    before = handles
  }
}

const megabytes = (bytes: number) => bytes / 1_048_576
