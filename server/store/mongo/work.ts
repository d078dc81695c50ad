import type { WorkRow, WorkStore } from '../work-store.ts'
import type { Collections } from './collections.ts'
import type { WorkDocument } from './documents/day-documents.ts'
import type { Filing } from './filing.ts'
import type { Steady } from './steady.ts'

export function createWork({ work }: Collections, steady: Steady, filing: Filing): WorkStore {
  return {
    async pending() {
      await filing.settled()
      const found = await steady(() => work.find({ state: { $in: ['open', 'taken'] } }).lean<WorkDocument[]>())
      return found.map(toWorkRow).sort((a, b) => a.dueAt - b.dueAt || a.at - b.at || (a.id < b.id ? -1 : 1))
    },
    async work(id) {
      await filing.settled()
      const found = await steady(() => work.findById(id).lean<WorkDocument | null>())
      return found === null ? null : toWorkRow(found)
    },
    async takeWork(id, agentId) {
      await filing.settled()
      return steady(async attempt => {
        const { matchedCount } = await work.updateOne(
          { _id: id, state: 'open' },
          { $set: { state: 'taken', takenBy: agentId } },
        )
        if (matchedCount === 1 || attempt === 1) return matchedCount === 1
        // The answer to an earlier attempt may have been lost.
        return (await work.findOne({ _id: id, state: 'taken', takenBy: agentId }, { _id: 1 }).lean()) !== null
      })
    },
    async finishWork(id, agentId, note, at) {
      await filing.settled()
      return steady(async attempt => {
        const { matchedCount } = await work.updateOne(
          { _id: id, state: 'taken', takenBy: agentId },
          { $set: { state: 'done', note, doneAt: at } },
        )
        if (matchedCount === 1 || attempt === 1) return matchedCount === 1
        const done = { _id: id, state: 'done', takenBy: agentId, doneAt: at } as const
        return (await work.findOne(done, { _id: 1 }).lean()) !== null
      })
    },
    async giveBackWorkOf(agentId) {
      await filing.settled()
      const back = { $set: { state: 'open', takenBy: null } } as const
      const { modifiedCount } = await steady(() => work.updateMany({ state: 'taken', takenBy: agentId }, back))
      return modifiedCount
    },
  }
}

function toWorkRow({ _id: id, conversation: conversationId, step, doneAt, ...row }: WorkDocument): WorkRow {
  return { id, conversationId, ...row }
}
