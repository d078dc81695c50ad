import type { WorkChange } from '../../conversation/effect.ts'
import type { EpochMs } from '../../conversation/state.ts'
import type { Collections } from './collections.ts'
import type { WorkDocument } from './documents/day-documents.ts'
import { isDuplicate } from './storage-fault.ts'

type Standing = Pick<WorkDocument, 'state' | 'takenBy' | 'desk'>

/**
 * Does one step of a commit with a piece of work, once: a step that is done already, or overtaken by a later one, is
 * left alone. Agents take and finish work between steps, so each is compared and set.
 */
export function createApplyWork({ work }: Collections) {
  return async function applyWork(conversation: string, change: WorkChange, step: number, at: EpochMs): Promise<void> {
    if (change.type === 'open') {
      await insert(conversation, change, step, at)
      return
    }
    for (;;) {
      const now = await work.findById(change.workId).lean()
      if (now === null || now.step >= step) return
      const { state, takenBy } = now
      const { matchedCount } = await work.updateOne(
        { _id: change.workId, step: now.step, state, takenBy },
        { $set: { ...standingAfter(now, change), step } as object },
      )
      if (matchedCount === 1) return
    }
  }

  async function insert(
    conversation: string,
    { workId, kind, contact, text, desk, dueAt, promisedBy }: Extract<WorkChange, { type: 'open' }>,
    step: number,
    at: EpochMs,
  ): Promise<void> {
    try {
      await work.collection.insertOne({
        ...{ _id: workId as never, conversation, kind, contact, text, desk, at, dueAt },
        ...{ promisedBy: promisedBy ?? null, state: 'open', takenBy: null, note: '', doneAt: null, step },
      })
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
}

function standingAfter({ state, takenBy, desk }: Standing, change: Exclude<WorkChange, { type: 'open' }>): Standing {
  const isPending = state === 'open' || state === 'taken'
  switch (change.type) {
    case 'take':
      return isPending ? { state: 'taken', takenBy: change.agentId, desk } : { state, takenBy, desk }
    case 'move':
      return { state, takenBy, desk: change.desk }
    case 'giveBack':
      return state === 'taken' ? { state: 'open', takenBy: null, desk } : { state, takenBy, desk }
    case 'withdraw':
      return isPending ? { state: 'withdrawn', takenBy, desk } : { state, takenBy, desk }
  }
}
