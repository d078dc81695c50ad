import Database from 'better-sqlite3'
import { startCompiled } from '../support/compiled-server.ts'
import { databaseIn, withDataDir } from '../support/data-dir.ts'
import { openRawVisitor } from '../support/raw-visitor.ts'
import type { Stage } from '../support/stage.ts'

const OPENS = 100

/** One visitor opens everything at once, before and after the server is killed: it is one conversation. */
export const opens: Stage = {
  name: 'opens',
  run: () =>
    withDataDir(async dataDir => {
      const server = await startCompiled(dataDir)
      const first = await openRawVisitor(server.url, '/shopper')
      const token = (await first.hears<{ token: string }>('session'))?.token ?? ''
      const before = await openAll(server.url, token)
      await server.kill()
      const again = await startCompiled(dataDir)
      const after = await openAll(again.url, token)
      await again.stop()
      const db = new Database(databaseIn(dataDir), { readonly: true })
      const stored = db.prepare<[], number>('SELECT count(*) FROM conversations').pluck().get() ?? 0
      db.close()
      const told = new Set([...before, ...after])
      const isOne = told.size === 1 && stored === 1 && !told.has('')
      return {
        faults: isOne ? [] : [`one visitor was told of ${told.size} conversations, ${stored} are stored`],
        figures: { opens: 2 * OPENS, conversations: stored },
        rows: [
          {
            what: `${OPENS} parallel opens by one visitor, and again after a kill`,
            toReach: 'one conversation',
            reached: `${stored}`,
            isReached: isOne,
          },
        ],
      }
    }),
}

async function openAll(url: string, token: string): Promise<string[]> {
  const visitors = await Promise.all(Array.from({ length: OPENS }, () => openRawVisitor(url, '/shopper', { token })))
  const sessions = await Promise.all(visitors.map(visitor => visitor.hears<{ conversationId: string }>('session')))
  for (const visitor of visitors) visitor.close()
  return sessions.map(session => session?.conversationId ?? '')
}
