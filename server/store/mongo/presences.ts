import type { PeopleStore, PresenceRow } from '../people-store.ts'
import type { Collections } from './collections.ts'
import type { PresenceDocument } from './documents/people-documents.ts'
import { type Steady, upserting } from './steady.ts'

type Presences = Pick<PeopleStore, 'savePresence' | 'renewLeases' | 'presence' | 'presences'>

export function createPresences({ presences }: Collections, steady: Steady): Presences {
  return {
    async savePresence({ agentId, ...row }) {
      await steady(() => upserting(() => presences.updateOne({ _id: agentId }, { $set: row }, { upsert: true })))
    },
    async renewLeases(agentIds, leaseUntil) {
      if (agentIds.length === 0) return
      await steady(() => presences.updateMany({ _id: { $in: [...agentIds] } }, { $set: { leaseUntil } }))
    },
    async presence(agentId) {
      const found = await steady(() => presences.findById(agentId).lean<PresenceDocument | null>())
      return found === null ? null : toPresence(found)
    },
    async presences() {
      const found = await steady(() => presences.find().sort({ _id: 1 }).lean<PresenceDocument[]>())
      return found.map(toPresence)
    },
  }
}

function toPresence({ _id: agentId, ...row }: PresenceDocument): PresenceRow {
  return { agentId, ...row }
}
