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
  const acks = createAcks(registry)
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
    answered: (side, event, tookMs) => acks(side, event).observe(tookMs / SECOND),
    botDecided: tookMs => bot.observe(tookMs / SECOND),
    storeFailed: () => storeFaults.inc(),
  }
}

type Labels = { readonly side: string; readonly event: string }

/** A histogram without labels for each pair of them: to look labels up costs five times what counting costs. */
function createAcks(registry: Registry): (side: string, event: string) => Histogram {
  const options = {
    name: 'switchboard_ack_seconds',
    help: 'From an event of a page until its acknowledgement; of messages, on disk by then',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  }
  const parts = new Map<string, { readonly labels: Labels; readonly histogram: Histogram }>()
  const whole = new Histogram<'side' | 'event'>({ ...options, labelNames: ['side', 'event'], registers: [registry] })
  const get = async () => {
    const values = [...parts.values()].map(async ({ labels, histogram }) =>
      (await histogram.get()).values.map(value => ({ ...value, labels: { ...value.labels, ...labels } })),
    )
    const { name, help } = options
    return { name, help, type: 'histogram', aggregator: 'sum', values: (await Promise.all(values)).flat() }
  }
  // The registry prefers the second where there is one.
  Object.assign(whole, { get, getForPromString: get })

  return (side, event) => {
    const name = `${side} ${event}`
    let part = parts.get(name)
    if (part === undefined) {
      part = { labels: { side, event }, histogram: new Histogram({ ...options, registers: [] }) }
      parts.set(name, part)
    }
    return part.histogram
  }
}
