// Commits one change with something of everything, and ends as by a power cut before any of it is copied.
import { createMongoStore } from '../../../../server/store/mongo/create-mongo-store.ts'
import { change, fresh, fromShopper, NOON, withAgent } from '../../../contracts/store-samples.ts'

const [uri = '', shopperId = ''] = process.argv.slice(2)
const { conversations } = await createMongoStore({
  uri,
  sweepEveryMs: null,
  reach: point => {
    if (point === 'afterCommit') process.kill(process.pid, 'SIGKILL')
  },
})
const before = await conversations.open(fresh(shopperId))
console.log(JSON.stringify(before.id))
await conversations.commit(
  before,
  change(before, {
    state: withAgent('mei', NOON),
    messages: [fromShopper('在吗', 'c1'), fromShopper('急', 'c2')],
    timers: [{ kind: 'replyDue', dueAt: NOON }],
    outbox: [{ id: `${shopperId}-send`, channel: 'email', shopperId, payload: { text: '收到' }, dueAt: NOON }],
    work: [{ type: 'open', workId: `${shopperId}-work`, ...workParts() }],
    rating: { score: 4, reasons: [], comment: '', agentId: 'mei' },
    breach: { desk: 'human', agentId: 'mei' },
    reply: { desk: 'human', agentId: 'mei', tookMs: 5, isLate: true },
  }),
)

function workParts() {
  return { kind: 'callback' as const, contact: '13800138000', text: '请回电', desk: 'human', dueAt: NOON }
}
