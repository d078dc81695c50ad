import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { MONDAY_MORNING } from '../../support/clock.ts'
import { TEST_KNOWLEDGE } from '../../support/test-knowledge.ts'
import { checkDatabase } from '../support/check-database.ts'
import { databaseIn, withDataInMemory } from '../support/data-dir.ts'
import { loadKnowledge, openDesk } from '../support/desk-in-process.ts'
import { createRandom, type Random } from '../support/random.ts'
import type { Stage } from '../support/stage.ts'

const CLAIMER = fileURLToPath(new URL('../support/claimer.ts', import.meta.url))
const A_ROUND = 50

/** An agent of another process claims while the bot still thinks: its answer is decided anew, and not said. */
export const lateBot: Stage = {
  name: 'late-bot',
  run: ({ isShort, seed }) =>
    withDataInMemory(async dataDir => {
      const rounds = isShort ? 2 : 40
      const file = databaseIn(dataDir)
      const random = createRandom(seed)
      const thinking = { times: 0 }
      const knowledge = slowly(await loadKnowledge(TEST_KNOWLEDGE), random, thinking)
      const faults: string[] = []
      const now = () => MONDAY_MORNING
      const onFault = (error: unknown) => faults.push(String(error))
      const { desk, close } = await openDesk({ file, knowledge, now, tell() {}, onFault })
      const claimer = fork(CLAIMER, [file, 'agent-1'], { execArgv: ['--import', 'tsx'] })
      await once(claimer, 'message')

      let claims = 0
      for (let round = 0; round < rounds; round++) {
        const ids: string[] = []
        for (let n = 0; n < A_ROUND; n++) {
          const { id } = await desk.openConversation('web', `${round}-${n}`, 'zh-CN')
          await desk.shopper.requestHandOff(id)
          ids.push(id)
        }
        // Pair after pair at nearly the same moment: the claim crosses over while the bot thinks.
        for (const id of shuffled(ids, random)) {
          const claimed = once(claimer, 'message')
          claimer.send([id])
          await new Promise(resolve => setTimeout(resolve, random.between(0, 2)))
          await desk.receiveShopperMessage(id, 'anybody', { clientMessageId: randomUUID(), text: '怎么开发票？' })
          claims += ((await claimed)[0] as string[]).length
        }
      }
      claimer.send('end')
      await once(claimer, 'exit')
      await close()

      const races = rounds * A_ROUND
      const found = checkDatabase(file).faults
      const late = found.filter(fault => fault.includes('while an agent has the word')).length
      // Asked, and without a word in the end: the claim came between the question and its answer.
      const interrupted = thinking.times - botMessagesIn(file)
      return {
        faults: [...faults, ...found, ...(claims === races ? [] : [`${claims} of ${races} were claimed`])],
        figures: { races, interrupted, late },
        rows: [
          {
            what: `an agent claims during a slow turn of the bot, ${races.toLocaleString('en')} times`,
            toReach: 'late bot messages 0',
            reached: `${late}; the claim came in the middle of a turn ${interrupted} times`,
            isReached: late === 0,
          },
        ],
      }
    }),
}

function botMessagesIn(file: string): number {
  const db = new Database(file, { readonly: true })
  const count = db.prepare<[], number>(`SELECT count(*) FROM messages WHERE sender = 'bot'`).pluck().get()
  db.close()
  return count ?? 0
}

/** A bot that thinks for a moment, as one with a large shop on a busy machine. */
function slowly(knowledge: Knowledge, random: Random, thinking: { times: number }): Knowledge {
  const decide: Knowledge['bot']['decide'] = (utterance, dialog) => {
    thinking.times += 1
    const end = performance.now() + random.between(0, 6)
    while (performance.now() < end);
    return knowledge.bot.decide(utterance, dialog)
  }
  return { ...knowledge, bot: { ...knowledge.bot, decide } }
}

function shuffled<T>(things: readonly T[], random: Random): T[] {
  return things
    .map(thing => ({ thing, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}
