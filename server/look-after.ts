import type { AgentNamespace, ChangedInboxes } from './agents/socket-feed.ts'
import type { ShopperNamespace } from './channels/web/web-channel.ts'
import type { NodeLine } from './cluster/node-line.ts'
import { RENEW_AMONG_NODES_EVERY_MS, RENEW_EVERY_MS } from './desk/presence.ts'
import { startHeadBeat } from './sockets/head-beat.ts'
import type { ConversationStore } from './store/conversation-store.ts'

/** Every so often a node looks into the store for what it should have heard of the others. */
const LOOK_AGAIN_EVERY_MS = 2_000
/** Heads while hints are lost, and for this long after. */
const HEAD_WHILE_AWAY_MS = 2_500
const HEAL_FOR_MS = 2 * HEAD_WHILE_AWAY_MS

export interface LookAfterNeeds {
  readonly conversations: ConversationStore
  readonly shoppers: ShopperNamespace
  readonly agents: AgentNamespace
  /** To the other nodes; `null` when there are none. */
  readonly line: NodeLine | null
  /** Timers, leases and the queue are looked after this often; `null`: by nobody. */
  readonly tickEveryMs: number | null
  readonly headEveryMs: number
  tick(): Promise<void>
  /** These agents are still here. */
  renew(agentIds: readonly string[]): Promise<void>
  /** Looks at what other nodes may have changed. */
  lookElsewhere(of: ChangedInboxes): void
  recheck(how: { readonly isThorough: boolean }): Promise<void>
  /** Work that a stop waits for. */
  run<T>(work: Promise<T>): Promise<T>
  onFault(error: unknown, where: string): void
}

/**
 * What goes on by itself for as long as the process serves: timers, leases, the heads from which a client sees that a
 * push was lost, and looks at what other nodes have done.
 *
 * @returns ends all of it.
 */
export function startLookingAfter(needs: LookAfterNeeds): () => void {
  const { conversations, shoppers, agents, line, tickEveryMs, onFault } = needs
  let healUntil = 0
  line?.onBack(() => {
    healUntil = performance.now() + HEAL_FOR_MS
    needs.lookElsewhere('all')
  })

  const stops = [
    every(tickEveryMs, needs.tick),
    every(tickEveryMs === null ? null : line === null ? RENEW_EVERY_MS : RENEW_AMONG_NODES_EVERY_MS, renewLeases),
    every(line === null ? null : LOOK_AGAIN_EVERY_MS, async () => {
      if (line?.isAway() === true) needs.lookElsewhere('all')
      await needs.recheck({ isThorough: isLate() })
    }),
    startHeadBeat({
      listeners: () => shoppers.sockets.values(),
      beat: async socket => {
        const conversation = await conversations.read(socket.data.conversationId)
        if (conversation !== null) socket.emit('head', { seq: conversation.head })
      },
      onFault: error => onFault(error, 'head'),
      everyMs: headEveryMs,
    }),
    startHeadBeat({
      listeners: () => agents.sockets.values(),
      beat: async socket => {
        for (const conversationId of socket.data.watching) {
          const conversation = await conversations.read(conversationId)
          if (conversation !== null) socket.emit('head', { conversationId, seq: conversation.head })
        }
      },
      onFault: error => onFault(error, 'agent head'),
      everyMs: headEveryMs,
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }

  function headEveryMs(): number {
    return isLate() ? Math.min(needs.headEveryMs, HEAD_WHILE_AWAY_MS) : needs.headEveryMs
  }

  /** Whether hints are being lost, or were a moment ago. */
  function isLate(): boolean {
    return line !== null && (line.isAway() || performance.now() < healUntil)
  }

  function renewLeases(): Promise<void> {
    const agentIds = new Set([...agents.sockets.values()].map(socket => socket.data.agentId))
    return agentIds.size === 0 ? Promise.resolve() : needs.renew([...agentIds])
  }

  /** A fault is told, and the next turn tries again. */
  function every(ms: number | null, work: () => Promise<void>): () => void {
    if (ms === null) return () => {}
    const timer = setInterval(() => needs.run(work()).catch(error => onFault(error, 'tick')), ms)
    timer.unref()
    return () => clearInterval(timer)
  }
}
