import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type FaultProxy, openFaultProxy, type Weather } from '../../support/fault-proxy.ts'
import { checkDatabase } from '../support/check-database.ts'
import { ADMIN } from '../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import { startLiveDesk } from '../support/live-desk.ts'
import { startLivedClock } from '../support/lived-clock.ts'
import { createRandom, type Random } from '../support/random.ts'
import { openRawVisitor, post, signIn } from '../support/raw-visitor.ts'
import type { Stage } from '../support/stage.ts'
import { createWidgetShopper, type WidgetShopper } from '../support/widget-shopper.ts'

const PINGS = { everyMs: 1_000, answerWithinMs: 1_000 }
/**
 * Beyond the pings: the grace for a reload, and the next look. Of time lived: a machine that stands still for a second is
 * no fault of the desk's.
 */
const NOTICED_WITHIN_MS = PINGS.everyMs + PINGS.answerWithinMs + 5_000
const HEAL_WITHIN_MS = 60_000

/** Real widgets and consoles behind a network that delays, cuts, swallows and drips: nothing is lost or told twice. */
export const network: Stage = {
  name: 'network',
  run: ({ isShort, seed }) =>
    withDataDir(async dataDir => {
      const random = createRandom(seed)
      const app = await startLiveDesk({ dataDir, pings: PINGS, headEveryMs: 1_000 })
      const proxy = await openFaultProxy(app.url)
      const shoppers = Array.from({ length: isShort ? 5 : 20 }, () => createWidgetShopper(proxy.url))
      const writing = keepWriting(shoppers, random)
      const blow = async () => {
        for (const weather of weathers(random)) {
          proxy.set(weather)
          await sleep(weather.kind === 'blackHole' ? 3_000 : isShort ? 800 : 4_000)
          proxy.set({ kind: 'clear' })
          await sleep(isShort ? 300 : 1_500)
        }
      }
      const silences: Silence[] = []
      // On lines of their own, which that weather does not touch.
      const fallSilent = async () => {
        for (let agent = 0; agent < (isShort ? 1 : 3); agent++) silences.push(await loseAgent(app.url, dataDir, agent))
      }
      await Promise.all([blow(), fallSilent()])
      writing.stop()
      await healed(shoppers)

      const complaints = shoppers.flatMap(complaintsOf)
      const written = shoppers.reduce((sum, shopper) => sum + shopper.written.length, 0)
      const losses = shoppers.reduce((sum, shopper) => sum + shopper.losses(), 0)
      for (const shopper of shoppers) shopper.close()
      await proxy.close()
      await app.stop()
      const slowest = Math.max(...silences.map(({ ms }) => ms))
      const slowestLived = Math.max(...silences.map(({ livedMs }) => livedMs))
      const inFront = silences.filter(({ isInFront }) => isInFront).length
      return {
        faults: [
          ...complaints,
          ...(losses === 0 ? ['no line was lost: the proxy did nothing'] : []),
          ...(slowestLived > NOTICED_WITHIN_MS
            ? [`a silent agent was noticed after ${slowest} ms, ${slowestLived} of them lived`]
            : []),
          ...(inFront < silences.length ? ['a conversation of a silent agent is not first in line'] : []),
          ...checkDatabase(databaseIn(dataDir)).faults,
        ],
        figures: { written, linesLost: losses, silentAgentNoticedMs: slowest, livedMs: slowestLived, inFront },
        rows: [
          {
            what: `network: delay, cut in mid-frame, black hole, drip; ${shoppers.length} widgets write on`,
            toReach: 'lost, doubled, gaps, swapped 0',
            reached: `${complaints.length} of ${written.toLocaleString('en')} messages; ${losses} lines lost and dialled again`,
            isReached: complaints.length === 0,
          },
          {
            what: `an agent goes silent without a goodbye (pings of ${PINGS.everyMs / 1_000} s + ${PINGS.answerWithinMs / 1_000} s)`,
            toReach: 'noticed within ping + time-out + 5 s, the conversation first in line again',
            reached: `${(slowestLived / 1_000).toFixed(1)} s of ${NOTICED_WITHIN_MS / 1_000} s at most (${(slowest / 1_000).toFixed(1)} s on the wall); ${inFront} of ${silences.length} first`,
            isReached: slowestLived <= NOTICED_WITHIN_MS && inFront === silences.length,
          },
        ],
      }
    }),
}

function weathers(random: Random): Weather[] {
  return [
    { kind: 'delay', ms: 150 },
    { kind: 'cut', afterBytes: () => random.between(20, 3_000) },
    { kind: 'blackHole' },
    { kind: 'drip', bytes: 7, everyMs: 2 },
  ]
}

function keepWriting(shoppers: readonly WidgetShopper[], random: Random) {
  const timer = setInterval(
    () => random.of(shoppers).write(random.of(['怎么开发票？', '好的', '电水壶保修几年？'])),
    10,
  )
  return { stop: () => clearInterval(timer) }
}

async function healed(shoppers: readonly WidgetShopper[]): Promise<void> {
  const end = Date.now() + HEAL_WITHIN_MS
  const isBehind = (shopper: WidgetShopper) =>
    shopper.unsent() > 0 || shopper.messages().filter(m => m.from === 'shopper').length < shopper.written.length
  while (shoppers.some(isBehind) && Date.now() < end) await sleep(50)
}

function complaintsOf(shopper: WidgetShopper): string[] {
  const shown = shopper.messages()
  const own = shown.flatMap(message => message.clientMessageId ?? [])
  const say = (isWrong: boolean, what: string) => (isWrong ? [`${shopper.conversationId()}: ${what}`] : [])
  return [
    ...say(shopper.unsent() > 0, `${shopper.unsent()} messages were never acknowledged`),
    ...say(own.join() !== shopper.written.join(), `shows ${own.length} of its ${shopper.written.length} messages`),
    ...say(
      shown.some((message, index) => message.seq !== index + 1),
      'shows a gap',
    ),
    ...say(
      [...shopper.acks].some(([id, seq]) => shown[seq - 1]?.clientMessageId !== id),
      'shows another message under an acknowledged number',
    ),
  ]
}

interface Silence {
  readonly ms: number
  readonly livedMs: number
  readonly isInFront: boolean
}

/** An agent takes a conversation and falls into a black hole, while somebody else comes into the line. */
async function loseAgent(url: string, dataDir: string, n: number): Promise<Silence> {
  const admin = await signIn(url, ADMIN.login, ADMIN.password)
  const account = { login: `silent${n}`, password: 'seven quiet kettles' }
  await post(url, 'agents', { ...account, name: `客服 ${n}`, number: `${1000 + n}`, capacity: 1 }, admin.token)
  const { token, id } = await signIn(url, account.login, account.password)
  const proxy: FaultProxy = await openFaultProxy(url)
  const agent = await openRawVisitor(proxy.url, '/agent', { token })
  await agent.ask('presence:set', { status: 'online' })
  const first = await queue(url)
  const db = new Database(databaseIn(dataDir), { readonly: true })
  const ownerOf = db.prepare<[string], string | null>('SELECT owner FROM conversations WHERE id = ?').pluck()
  const line = db.prepare<[], string>(
    'SELECT id FROM conversations WHERE queue_rank IS NOT NULL ORDER BY queue_rank, since, key',
  )
  while (ownerOf.get(first.conversationId) !== id) await sleep(10)

  const from = performance.now()
  const clock = startLivedClock(dataDir)
  proxy.set({ kind: 'blackHole' })
  const second = await queue(url)
  while (ownerOf.get(first.conversationId) === id && clock.livedMs() < 60_000) await sleep(10)
  const ms = Math.round(performance.now() - from)
  const livedMs = clock.livedMs()
  await clock.stop()
  const isInFront = line.pluck().all()[0] === first.conversationId
  db.close()
  await proxy.close()
  for (const shopper of [first, second]) await shopper.leave()
  return { ms, livedMs, isInFront }
}

async function queue(url: string) {
  const shopper = await openRawVisitor(url, '/shopper')
  const session = await shopper.hears<{ conversationId: string }>('session')
  await shopper.ask('handoff:request', {})
  return {
    conversationId: session?.conversationId ?? '',
    async leave() {
      await shopper.ask('handoff:cancel', {})
      shopper.close()
    },
  }
}
