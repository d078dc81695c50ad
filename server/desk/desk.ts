import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AgentFeed } from '../agents/agent-feed.ts'
import type { Channel } from '../channels/channel.ts'
import type { EpochMs } from '../conversation/state.ts'
import type { Store } from '../store/store.ts'
import { createAdvance } from './advance.ts'
import { createAgentActions } from './agent-actions.ts'
import { createAnnounce } from './announce.ts'
import { createAssignWaiting } from './assign-waiting.ts'
import { createBoard } from './board.ts'
import { createCandidates } from './candidates.ts'
import { createFireTimers } from './fire-timers.ts'
import { createInbox } from './inbox.ts'
import { createLook } from './look-at-conversation.ts'
import { createNotes } from './notes.ts'
import { createOpenConversation } from './open-conversation.ts'
import { createPresence } from './presence.ts'
import { createQueueWatch } from './queue-watch.ts'
import { createReadMarks } from './read-marks.ts'
import { createReceiveShopperMessage, type ReceiveNeeds } from './receive-shopper-message.ts'
import { createReport } from './report.ts'
import { createSaveRecord } from './save-record.ts'
import { createShopperActions } from './shopper-actions.ts'
import { createStatusOf } from './status-of.ts'
import { createChooseExit } from './wait-exits.ts'
import { createWorkActions } from './work-actions.ts'

export interface DeskNeeds {
  readonly store: Store
  readonly knowledge: () => Knowledge
  readonly channels: ReadonlyMap<string, Channel>
  readonly feed: AgentFeed
  readonly now: () => EpochMs
  readonly newId: () => string
  /** What a model of meaning thinks of a question; null where a shop runs none. */
  readonly hintsFor?: ReceiveNeeds['hintsFor']
  /** Whether a shopper has this conversation open on some page. */
  readonly isOnline: (conversationId: string) => boolean | Promise<boolean>
  /** Among several nodes: whether it is this one that gives work to the agent. */
  readonly isServedHere?: (agentId: string) => boolean
  readonly onBotDecided?: (tookMs: number) => void
  /** What went wrong where nobody waits for an answer; `where` names the work, never a person's words. */
  readonly onFault: (error: unknown, where: string) => void
  /** For tests that end the process at one of these. */
  readonly reach?: (point: 'inClaim' | 'inTimer') => void
}

/** Builds every action of the desk once, by hand, in the order in which they need each other. */
export function createDesk(needs: DeskNeeds) {
  const { store, knowledge, channels, feed, now, newId, isOnline, onFault, reach = () => {} } = needs
  const candidates = createCandidates(store, () => knowledge().desks.desks, now)
  const statuses = createStatusOf({ store, candidates, knowledge, now })
  const queue = createQueueWatch({
    store,
    channels,
    statuses,
    onFault: error => onFault(error, 'queue-watch'),
  })
  const { queueChanged } = queue
  const announce = createAnnounce({ channels, feed, statuses, queueChanged })
  const advance = createAdvance({ store, candidates, newId, announce, findAgent })
  const assignWaiting = createAssignWaiting({
    ...{ store, advance, candidates, feed, knowledge, now },
    ...(needs.isServedHere === undefined ? {} : { isServedHere: needs.isServedHere }),
  })

  function findAgent(): void {
    assignWaiting().catch(error => onFault(error, 'assign-waiting'))
  }

  const presence = createPresence({ store, advance, assignWaiting, feed, queueChanged, knowledge, now })
  const fireTimers = createFireTimers({ store, advance, knowledge, now, reach })

  const agent = createAgentActions({ store, advance, feed, knowledge, now, newId, reach })
  const work = createWorkActions({ store, agents: agent, advance, feed, knowledge, now })
  const inbox = createInbox({ store, work, knowledge, now })

  return {
    openConversation: createOpenConversation({ store, now, newId }),
    receiveShopperMessage: createReceiveShopperMessage({
      store,
      advance,
      knowledge,
      now,
      hintsFor: needs.hintsFor ?? null,
      ...(needs.onBotDecided === undefined ? {} : { onBotDecided: needs.onBotDecided }),
      onBotFault: error => onFault(error, 'bot'),
    }),
    shopper: createShopperActions({ store, advance, knowledge, now }),
    chooseExit: createChooseExit({ advance, knowledge, now, newId }),
    saveRecord: createSaveRecord({ store, knowledge, now }),
    agent,
    work,
    notes: createNotes({ store, feed, now, newId }),
    readMarks: createReadMarks({ store, channels, feed, now }),
    presence,
    inbox,
    board: createBoard({ store, inbox, knowledge, now }),
    report: createReport({ store, knowledge, now }),
    look: createLook({ store, statuses, knowledge, isOnline }),
    statuses,
    candidates,
    assignWaiting,

    /** Another node says that the queue, presence or conversations are not what they were. */
    changedElsewhere(): void {
      queue.queueChangedElsewhere()
      findAgent()
    },

    /** Before the store is closed. */
    stop(): void {
      queue.stop()
    },

    /** The work that no request starts: due timers, lost agents, and a last look for who still waits. */
    async tick(): Promise<void> {
      await guarded('fire-timers', () => fireTimers(error => onFault(error, 'timer')))
      await guarded('presence-sweep', () => presence.sweep())
      await guarded('assign-waiting', () => assignWaiting())
    },
  }

  async function guarded(where: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      onFault(error, where)
    }
  }
}
export type Desk = ReturnType<typeof createDesk>
