import { randomUUID } from 'node:crypto'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { AgentFeed } from '../../../server/agents/agent-feed.ts'
import type { Channel } from '../../../server/channels/channel.ts'
import type { Desk } from '../../../server/desk/desk.ts'
import type { Store } from '../../../server/store/store.ts'
import { MONDAY_MORNING } from '../../support/clock.ts'
import { serverModule } from './server-modules.ts'

type DeskModule = typeof import('../../../server/desk/desk.ts')
type StoreModule = typeof import('../../../server/store/sqlite/create-sqlite-store.ts')
type PublishModule = typeof import('../../../knowledge/publish.ts')
type PrepareModule = typeof import('../../../knowledge/prepare.ts')

export interface DeskInProcess {
  readonly desk: Desk
  readonly store: Store
  close(): Promise<void>
}

export interface DeskInProcessNeeds {
  readonly file: string
  readonly knowledge: Knowledge
  readonly now: () => number
  readonly tell: Channel['tell']
  readonly onFault: (error: unknown, where: string) => void
}

/** The desk on a real file, without sockets: for thousands of runs, or many processes on one file. */
export async function openDesk({ file, knowledge, now, tell, onFault }: DeskInProcessNeeds): Promise<DeskInProcess> {
  const { createDesk } = await serverModule<DeskModule>('server/desk/desk.ts')
  const { createSqliteStore } = await serverModule<StoreModule>('server/store/sqlite/create-sqlite-store.ts')
  const store = await createSqliteStore({ file, checkpoint: false, onFault: (where, cause) => onFault(cause, where) })
  const channel: Channel = { name: 'web', tell, typing: ignore, read: ignore }
  const desk = createDesk({
    store,
    knowledge: () => knowledge,
    channels: new Map([[channel.name, channel]]),
    feed: deaf,
    now,
    newId: randomUUID,
    isOnline: () => false,
    onFault,
  })
  await desk.presence.started()
  return {
    desk,
    store,
    async close() {
      // What the last action has set going: somebody may be free, and the queue hears of it.
      await desk.assignWaiting()
      for (let turn = 0; turn < 3; turn++) await new Promise(resolve => setImmediate(resolve))
      desk.stop()
      await store.close()
    },
  }
}

/** @param dir a knowledge folder. */
export async function loadKnowledge(dir: string): Promise<Knowledge> {
  const { createKnowledgePublisher } = await serverModule<PublishModule>('knowledge/publish.ts')
  const { prepareKnowledge } = await serverModule<PrepareModule>('knowledge/prepare.ts')
  const publisher = await createKnowledgePublisher({
    dir,
    ...learnedBefore(),
    watch: false,
    prepare: prepareKnowledge,
    now: () => MONDAY_MORNING,
  })
  publisher.stop()
  return publisher.current()
}

/** Where what was learned is kept between processes: compiled code and sources are two engines to it. */
function learnedBefore(): { cacheDir?: string } {
  const { LEARNED_DIR, COMPILED_DIR } = process.env
  if (LEARNED_DIR === undefined) return {}
  return { cacheDir: COMPILED_DIR === undefined ? `${LEARNED_DIR}-by-sources` : LEARNED_DIR }
}

function ignore(): void {}

const deaf: AgentFeed = {
  tell: ignore,
  assigned: ignore,
  ownerChanged: ignore,
  inboxChanged: ignore,
  ownInboxChanged: ignore,
  note: ignore,
  typing: ignore,
  read: ignore,
}
