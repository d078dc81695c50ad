/** A packet on its way to a connection, as Engine.IO keeps it. */
interface Packet {
  readonly type: string
  readonly data?: unknown
  readonly options?: { readonly wsPreEncodedFrame?: unknown }
}

/** What of an Engine.IO connection is needed here. */
interface Connection {
  readonly transport: {
    readonly name: string
    readonly perMessageDeflate?: unknown
    readonly socket?: { readonly _sender?: { readonly sendFrame?: unknown } }
  }
  /** Hands what is buffered to the transport, when that is free. */
  flush(): void
}

/** What of an Engine.IO server is needed here. */
interface Connections {
  on(event: 'connection', listener: (connection: Connection) => void): unknown
  on(event: 'flush', listener: (connection: Connection, packets: Packet[]) => void): unknown
}

/**
 * Lets all packets of one turn that go to one connection go to the system in one call. Engine.IO makes one or more
 * calls a packet, and those calls are what a busy desk spends most of its time on. Nothing waits longer than for the
 * promises of the turn that wrote it.
 */
export function batchWrites(engine: Connections, onFault: (error: unknown) => void): void {
  let waiting = new Map<Connection, Connection['flush']>()

  engine.on('connection', connection => {
    const flush = connection.flush
    connection.flush = function later() {
      if (waiting.size === 0) process.nextTick(flushAll)
      waiting.set(connection, flush)
    }
  })
  engine.on('flush', (connection, packets) => {
    if (packets.length > 1 && takesFrames(connection)) joinFrames(packets)
  })

  function flushAll(): void {
    const due = waiting
    waiting = new Map()
    for (const [connection, flush] of due) {
      try {
        flush.call(connection)
      } catch (error) {
        onFault(error)
      }
    }
  }
}

/** The condition under which Engine.IO sends a frame that is ready; else it would encode it once more. */
function takesFrames({ transport }: Connection): boolean {
  return (
    transport.name === 'websocket' &&
    !transport.perMessageDeflate &&
    typeof transport.socket?._sender?.sendFrame === 'function'
  )
}

/** Puts one packet, ready for the wire, into the place of many; when one of them is not text, they stay as they are. */
function joinFrames(packets: Packet[]): void {
  const lengths: number[] = []
  let bytes = 0
  for (const { type, data } of packets) {
    if (type !== 'message' || typeof data !== 'string') return
    const length = Buffer.byteLength(data) + 1
    lengths.push(length)
    bytes += headerSize(length) + length
  }
  const buffer = Buffer.allocUnsafe(bytes)
  let end = 0
  for (const [place, { data }] of packets.entries()) end = writeFrame(buffer, end, data as string, lengths[place]!)
  packets.length = 0
  packets.push({ type: 'message', data: '', options: { wsPreEncodedFrame: [buffer] } })
}

/** First byte of an unmasked text frame that is whole; then its length, of 1, 3 or 9 bytes; then Engine.IO's "message". */
const WHOLE_TEXT = 0x81
const MESSAGE = 0x34

function headerSize(length: number): number {
  return length < 126 ? 2 : length < 0x1_0000 ? 4 : 10
}

/** @param length of the text in bytes, and Engine.IO's one. */
function writeFrame(buffer: Buffer, start: number, text: string, length: number): number {
  buffer[start] = WHOLE_TEXT
  const at = start + headerSize(length)
  if (length < 126) buffer[start + 1] = length
  else if (length < 0x1_0000) {
    buffer[start + 1] = 126
    buffer.writeUInt16BE(length, start + 2)
  } else {
    buffer[start + 1] = 127
    buffer.writeBigUInt64BE(BigInt(length), start + 2)
  }
  buffer[at] = MESSAGE
  buffer.write(text, at + 1)
  return at + length
}
