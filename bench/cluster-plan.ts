/** What was measured on one node, and what follows for very many shoppers. */
export interface PlanFigures {
  readonly heapBytesAShopper: number
  /** Of one core, for somebody who does nothing. */
  readonly idleCpuMicrosASecond: number
  /** To let somebody in. */
  readonly openCpuMicros: number
  /** For a message on the node that it comes to, everything included. */
  readonly messageCpuMicros: number
  /** For the same message on a node that only hears of it. */
  readonly hearCpuMicros: number
  /** Into the stream, for a message with everything that is told with it. */
  readonly streamBytesAMessage: number
  readonly redisCpuMicrosAMessage: number
  readonly fromBench: string
}

const SHOPPERS = 1_000_000
/** Assumed, for a shop as large as that; change them and the rest follows. */
const VISIT_SECONDS = 600
const MESSAGE_EVERY_SECONDS = 300
const SOCKETS_A_NODE = 50_000
/** A process has one thread for its sockets; it is to be busy for no more than this share of it. */
const BUSY = 0.5
/** Of our own code: one head beat and one ping for each listener. */
const HEAD_EVERY_SECONDS = 10
const PING_EVERY_SECONDS = 15
/** Kernel buffers of an idle connection and its TLS at the proxy are not ours to measure; the usual figure. */
const KERNEL_BYTES_A_SOCKET = 4_096
/** The guarded update, the copy into the messages, and the clearing of what was pending. */
const WRITES_A_MESSAGE = 3
/** The shopper, and the conversation of a new one. */
const WRITES_A_VISIT = 2

const whole = (value: number) => Math.round(value).toLocaleString('en')
const one = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 })

export function planForAMillion(figures: PlanFigures): string {
  const nodesBySockets = SHOPPERS / SOCKETS_A_NODE
  const messages = SHOPPERS / MESSAGE_EVERY_SECONDS
  const visits = SHOPPERS / VISIT_SECONDS
  /** Microseconds a second of one node among `nodes`. */
  const busyOf = (nodes: number) =>
    (SHOPPERS * figures.idleCpuMicrosASecond + visits * figures.openCpuMicros + messages * figures.messageCpuMicros) /
      nodes +
    messages * ((nodes - 1) / nodes) * figures.hearCpuMicros
  let nodes = nodesBySockets
  while (busyOf(nodes) > BUSY * 1e6 && nodes < 1_000) nodes += 1
  const gigabytes = (bytes: number) => one(bytes / 1e9)
  /** Beyond it hearing alone is half of what a node may do. */
  const mostHeard = (BUSY * 1e6) / 2 / Math.max(figures.hearCpuMicros, 0.1)
  const redisBusy = messages * figures.redisCpuMicrosAMessage
  return `## A million idle shoppers, on paper

From the figures above, and these assumptions: a visit lasts ${VISIT_SECONDS / 60} minutes, a shopper writes once in
${MESSAGE_EVERY_SECONDS / 60} minutes, a node holds ${whole(SOCKETS_A_NODE)} connections, and its thread is to be busy for half of the time.

| what | how it is computed | a second, or in all |
| --- | --- | ---: |
| memory of the processes | 1,000,000 × ${one(figures.heapBytesAShopper / 1024)} KB | ${gigabytes(SHOPPERS * figures.heapBytesAShopper)} GB |
| memory of the kernel's sockets | 1,000,000 × ${KERNEL_BYTES_A_SOCKET / 1024} KB (assumed) | ${gigabytes(SHOPPERS * KERNEL_BYTES_A_SOCKET)} GB |
| nodes by sockets | 1,000,000 / ${whole(SOCKETS_A_NODE)} | ${whole(nodesBySockets)} |
| nodes by CPU, at ${BUSY * 100} % of a core each | idle ${one(figures.idleCpuMicrosASecond)} µs/s a shopper, a visit ${whole(figures.openCpuMicros)} µs, a message ${one(figures.messageCpuMicros)} µs, heard elsewhere ${one(figures.hearCpuMicros)} µs | ${whole(nodes)} |
| connections opened | 1,000,000 / ${VISIT_SECONDS} s | ${whole(visits)} |
| pings and their answers | 1,000,000 / ${PING_EVERY_SECONDS} s | ${whole(SHOPPERS / PING_EVERY_SECONDS)} |
| messages | 1,000,000 / ${MESSAGE_EVERY_SECONDS} s | ${whole(messages)} |
| MongoDB writes | ${WRITES_A_MESSAGE} a message, ${WRITES_A_VISIT} a visit | ${whole(messages * WRITES_A_MESSAGE + visits * WRITES_A_VISIT)} |
| MongoDB reads for heads | 1,000,000 / ${HEAD_EVERY_SECONDS} s, by id | ${whole(SHOPPERS / HEAD_EVERY_SECONDS)} |
| into Redis | ${whole(figures.streamBytesAMessage)} bytes a message | ${one((messages * figures.streamBytesAMessage) / 1e6)} MB |
| out of Redis | the same to each of ${whole(nodes)} nodes | ${one((messages * figures.streamBytesAMessage * nodes) / 1e6)} MB |
| CPU of Redis | ${one(figures.redisCpuMicrosAMessage)} µs a message with ${figures.fromBench} reading; grows with the nodes | ${one((redisBusy / 1e6) * 100)} % of a core |

What this says:

- **Memory and sockets are not the limit.** ${whole(nodes)} processes of ${gigabytes((SHOPPERS * figures.heapBytesAShopper) / nodes)} GB each, and what the kernel takes beside them.
- **Heads are.** A shopper who does nothing still costs one read by id every ${HEAD_EVERY_SECONDS} s. Before a shop grows so far, a
  node has to ask for the heads of a slice of its listeners in one query, which makes ${whole(SHOPPERS / HEAD_EVERY_SECONDS)} reads a second ${whole(SHOPPERS / HEAD_EVERY_SECONDS / 500)}.
- **One stream carries it until about ${whole(mostHeard)} messages a second**, since every node reads everything: at ${one(figures.hearCpuMicros)} µs each,
  hearing alone is then half of what a node may do. Beyond that the shop is cut into shards by conversation id: each shard has its nodes, its
  stream (\`REDIS_PREFIX\`) and its part of MongoDB (shard key: hashed conversation id); the balancer sends a shopper's token to its shard, and
  consoles hold a connection to each. The tables of people and presence stay in one place: they are small.
`
}
