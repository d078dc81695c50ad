import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client'
import type { AgentNamespace } from './agents/socket-feed.ts'
import type { ShopperNamespace } from './channels/web/web-channel.ts'
import type { Store } from './store/store.ts'

export interface DeskMetricsNeeds {
  readonly shoppers: ShopperNamespace
  readonly agents: AgentNamespace
  readonly store: Store
  readonly now: () => number
  /** `null` where this is the only node. */
  readonly isRedisAway: (() => boolean) | null
}

/** Adds what is looked up when somebody asks: connections, the queue, what is overdue, and the process itself. */
export function createDeskMetrics(
  registry: Registry,
  { shoppers, agents, store, now, isRedisAway }: DeskMetricsNeeds,
): Registry {
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
      this.set(Math.max(0, ...waiting.map(c => (now() - c.state.since) / 1000)))
    },
  })
  new Gauge({
    name: 'switchboard_overdue_seconds',
    help: 'Age of the oldest timer or send that is due and not done; what a provider refused is due again later',
    registers: [registry],
    async collect() {
      const due = await store.conversations.nextDue()
      this.set(due === null ? 0 : Math.max(0, (now() - due) / 1000))
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
