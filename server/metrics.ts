import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { AgentNamespace } from './agents/socket-feed.ts'
import type { ShopperNamespace } from './channels/web/web-channel.ts'
import type { Store } from './store/store.ts'

export interface DeskMetricsNeeds {
  readonly shoppers: ShopperNamespace
  readonly agents: AgentNamespace
  readonly store: Store
  /** `null` where this is the only node. */
  readonly isRedisAway: (() => boolean) | null
}

/** What an operator watches: connections, the queue and its longest wait, and the process itself. */
export function createDeskMetrics({ shoppers, agents, store, isRedisAway }: DeskMetricsNeeds): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })

  new Gauge({
    name: 'switchboard_connections',
    help: 'Open sockets by side',
    labelNames: ['side'],
    registers: [registry],
    collect() {
      this.set({ side: 'shopper' }, shoppers.sockets.size)
      this.set({ side: 'agent' }, agents.sockets.size)
    },
  })
  new Gauge({
    name: 'switchboard_queue_length',
    help: 'Conversations that wait for a person, by status',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const waiting = await store.conversations.waiting()
      this.set({ status: 'waiting' }, waiting.filter(c => c.state.status === 'waiting').length)
      this.set({ status: 'offline' }, waiting.filter(c => c.state.status === 'offlineMessage').length)
    },
  })
  new Gauge({
    name: 'switchboard_queue_longest_wait_seconds',
    help: 'Longest wait of those in the queue now',
    registers: [registry],
    async collect() {
      const waiting = (await store.conversations.waiting()).filter(c => c.state.status === 'waiting')
      this.set(Math.max(0, ...waiting.map(c => (Date.now() - c.state.since) / 1000)))
    },
  })
  if (isRedisAway !== null)
    new Gauge({
      name: 'switchboard_nodes_hear_each_other',
      help: '1 while what this node tells comes back through Redis, else 0',
      registers: [registry],
      collect() {
        this.set(isRedisAway() ? 0 : 1)
      },
    })
  return registry
}
