import { Counter, Histogram, type Registry } from 'prom-client'

/** Told while the work is done; what can be looked up when somebody asks is in `metrics.ts`. */
export interface Measures {
  /** An event of a shopper's or an agent's page has been answered. `event` is one of the protocol's, or "other". */
  answered(side: 'shopper' | 'agent', event: string, tookMs: number): void
  botDecided(tookMs: number): void
  /** The store has begun to refuse, or to fail. */
  storeFailed(): void
}

const SECOND = 1_000

export function createMeasures(registry: Registry): Measures {
  const registers = [registry]
  const acks = new Histogram({
    name: 'switchboard_ack_seconds',
    help: 'From an event of a page until its acknowledgement; of messages, on disk by then',
    labelNames: ['side', 'event'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  })
  const bot = new Histogram({
    name: 'switchboard_bot_seconds',
    help: 'What the bot took to decide on a message',
    buckets: [0.000_5, 0.001, 0.002, 0.005, 0.01, 0.025, 0.1, 0.5],
    registers,
  })
  const storeFaults = new Counter({
    name: 'switchboard_store_faults_total',
    help: 'Times that the store began to refuse, or to fail',
    registers,
  })
  return {
    answered: (side, event, tookMs) => acks.observe({ side, event }, tookMs / SECOND),
    botDecided: tookMs => bot.observe(tookMs / SECOND),
    storeFailed: () => storeFaults.inc(),
  }
}
