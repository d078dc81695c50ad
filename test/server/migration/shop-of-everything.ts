import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import type { Agent, Shopper } from '../../../server/store/people-store.ts'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import type { Store } from '../../../server/store/store.ts'
import {
  change,
  closed,
  fresh,
  fromBot,
  fromShopper,
  MINUTE,
  NOON,
  waiting,
  withAgent,
} from '../../contracts/store-samples.ts'

export const SHOPPERS = 12
const MESSAGES_EACH = 120
const DESKS = ['human', 'repair']

/** A file that holds rows of every kind, and more messages than are copied at a time. */
export async function writeShopOfEverything(file: string): Promise<void> {
  const store = await createSqliteStore({ file, checkpoint: false })
  countSendsFrom(file, 1_000_000)
  await writePeople(store)
  for (let i = 0; i < SHOPPERS; i++) await writeConversation(store, i)
  await store.conversations.dismissMissed({ key: 'k1', text: '可以货到付款吗？' }, 'mei', NOON)
  await store.close()
}

/** As in an old file: its places are far above those that a young conversation gives in MongoDB. */
function countSendsFrom(file: string, place: number): void {
  const db = new Database(file)
  db.prepare("INSERT INTO sqlite_sequence VALUES ('outbox', ?)").run(place)
  db.close()
}

async function writePeople({ people }: Store): Promise<void> {
  const mei: Agent = {
    ...({ id: 'mei', login: 'Mei', passwordHash: 'hash', name: '梅', number: '1001', role: 'admin' } as const),
    ...{ desks: DESKS, capacity: 3, isDisabled: false, createdAt: NOON },
  }
  await people.addFirstAgent(mei)
  await people.addAgent({ ...mei, id: 'lin', login: 'lin', role: 'agent', isDisabled: true })
  await people.addSession({ tokenHash: 't1', agentId: 'mei', createdAt: NOON, lastUsedAt: NOON, expiresAt: NOON * 2 })
  await people.addSession({
    ...{ tokenHash: 't2', agentId: 'mei', createdAt: NOON, lastUsedAt: NOON, expiresAt: NOON * 2 },
    device: 'Chrome · Windows',
  })
  await people.savePresence({ agentId: 'mei', status: 'online', leaseUntil: NOON, idleSince: NOON })
  const picture = { name: '图 1.png', type: 'image/png', size: 5, width: null, height: 3, at: NOON } as const
  await people.addAttachment({ id: 'p1', shopperId: 'shopper-0', ...picture })
  for (let i = 0; i < SHOPPERS; i++) {
    const seen = { page: null, firstSeenAt: NOON, lastSeenAt: NOON }
    const shopper: Shopper = { id: `shopper-${i}`, tokenHash: `h${i}`, locale: 'zh-CN', ...seen }
    await people.addShopper(
      i % 2 === 0 ? shopper : { ...shopper, identity: { id: `m${i}`, name: '王女士', tier: 'member' } },
    )
  }
}

/** Waited, was served, closed with a rating and a case, came again: and now stands as its number says. */
async function writeConversation(store: Store, number: number): Promise<void> {
  const { conversations } = store
  const shopperId = `shopper-${number}`
  let now = await conversations.open(fresh(shopperId, number % 3 === 0 ? 'email' : 'web'))
  const commit = async (parts: Parameters<typeof change>[1]) => {
    now = (await conversations.commit(now, change(now, parts))).conversation
  }
  const at = NOON + number * MINUTE
  await commit({
    state: waiting(at),
    messages: Array.from({ length: MESSAGES_EACH }, (_, i) =>
      i % 3 === 0 ? fromBot(`答复 ${i}`) : fromShopper(`问题 ${i}：$钱.😀`, `c${i}`),
    ),
    timers: [{ kind: 'idle', dueAt: at + MINUTE }],
    work: [
      {
        type: 'open',
        workId: `w${number}`,
        kind: 'callback',
        contact: '13800138000',
        text: '请回电',
        desk: 'human',
        dueAt: at,
      },
    ],
  })
  await commit({
    state: withAgent('mei', at + MINUTE, at),
    messages: [
      {
        ...{ ...fromShopper('保修多久？'), at },
        bot: { decision: 'answer', entryId: 'e1', confidence: 0.5, knowledgeVersion: 'v1' },
      },
    ],
    work: [{ type: 'take', workId: `w${number}`, agentId: 'mei' }],
    outbox: [0, 1, 2].map(i => ({
      ...{ id: `send-${number}-${i}`, channel: 'email', shopperId, dueAt: at },
      payload: { 'a.b': i, $text: '您好' },
    })),
    reply: { desk: 'human', agentId: 'mei', tookMs: 5 + number, isLate: number % 2 === 0 },
    ...(number % 2 === 0 ? { breach: { desk: 'human', agentId: 'mei' } } : {}),
  })
  await commit({
    state: { ...closed('mei', at + 2 * MINUTE), humanAsks: 2, caseNumber: `CASE-${number}` } as never,
    rating: { score: 1 + (number % 5), reasons: ['快'], comment: '好', agentId: 'mei' },
  })
  await conversations.markRead(now.id, 'shopper', 3)
  await conversations.markRead(now.id, 'mei', 5)
  await conversations.addNote({ id: randomUUID(), conversationId: now.id, agentId: 'mei', at, text: '熟客' })
  await conversations.addNote({
    ...{ id: randomUUID(), conversationId: now.id, agentId: 'lin', at, text: '注意语气', kind: 'whisper' },
  })
  await conversations.saveFeedback(now.id, MESSAGES_EACH + 1, number % 2 === 0, at)
  await commit({ state: number % 2 === 0 ? waiting(at + 3 * MINUTE, 'member') : withAgent('mei', at, at), episode: 2 })
}
