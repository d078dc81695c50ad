import type { AgentSession, PeopleStore } from '../people-store.ts'
import type { Collections } from './collections.ts'
import type { SessionDocument } from './documents/people-documents.ts'
import type { Steady } from './steady.ts'

type Sessions = Pick<
  PeopleStore,
  'addSession' | 'session' | 'sessionsOf' | 'touchSession' | 'endSession' | 'endSessionsOf' | 'endExpiredSessions'
>

export function createSessions({ sessions }: Collections, steady: Steady): Sessions {
  async function end(filter: object): Promise<string[]> {
    const found = await steady(() => sessions.find(filter, { _id: 1 }).lean())
    const hashes = found.map(each => each._id)
    if (hashes.length > 0) await steady(() => sessions.deleteMany({ _id: { $in: hashes } }))
    return hashes
  }

  return {
    async addSession({ tokenHash, ...session }) {
      await steady(() => sessions.updateOne({ _id: tokenHash }, { $set: session }, { upsert: true }))
    },
    async session(tokenHash) {
      const found = await steady(() => sessions.findById(tokenHash).lean<SessionDocument | null>())
      return found === null ? null : toSession(found)
    },
    async sessionsOf(agentId) {
      const found = await steady(() => sessions.find({ agentId }).lean<SessionDocument[]>())
      return found.map(toSession)
    },
    async touchSession(tokenHash, lastUsedAt) {
      await steady(() => sessions.updateOne({ _id: tokenHash }, { $set: { lastUsedAt } }))
    },
    async endSession(tokenHash) {
      await steady(() => sessions.deleteOne({ _id: tokenHash }))
    },
    endSessionsOf: agentId => end({ agentId }),
    endExpiredSessions: now => end({ expiresAt: { $lte: now } }),
  }
}

function toSession({ _id: tokenHash, ...session }: SessionDocument): AgentSession {
  return { tokenHash, ...session }
}
