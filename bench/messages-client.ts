import { WebSocket } from 'ws'

/**
 * A Socket.IO client of one namespace on a bare WebSocket: text packets of protocol 5 over Engine.IO 4. It costs the
 * load generator a third of the real client, so that the server is what is measured.
 */
export interface RawClient {
  /** Sends an event; `acknowledged` gets the answer as it came, unparsed. */
  emit(event: string, payload: string, acknowledged: (answer: string) => void): void
  close(): void
}

export interface RawClientOptions {
  readonly url: string
  readonly namespace: '/shopper' | '/agent'
  readonly auth?: Readonly<Record<string, string>>
  /** Every event of the server, unparsed: `["message:new",{…}]`. */
  readonly onEvent?: (packet: string) => void
  readonly onClose?: () => void
}

/** Resolves when the namespace has let it in. */
export function openRawClient({ url, namespace, auth = {}, onEvent, onClose }: RawClientOptions): Promise<RawClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  })
  const waiting = new Map<number, (answer: string) => void>()
  const [connected, event, ack] = [`40${namespace},`, `42${namespace},`, `43${namespace},`]
  let lastId = 0

  return new Promise((resolve, reject) => {
    const client: RawClient = {
      emit(name, payload, acknowledged) {
        lastId += 1
        waiting.set(lastId, acknowledged)
        socket.send(`${event}${lastId}["${name}",${payload}]`)
      },
      close: () => socket.close(),
    }

    socket.on('message', data => {
      const packet = String(data)
      if (packet.startsWith(ack)) {
        const bracket = packet.indexOf('[', ack.length)
        const id = Number(packet.slice(ack.length, bracket))
        const acknowledged = waiting.get(id)
        waiting.delete(id)
        acknowledged?.(packet.slice(bracket))
      } else if (packet.startsWith(event)) onEvent?.(packet.slice(event.length))
      else if (packet === '2') socket.send('3')
      else if (packet.startsWith('0')) socket.send(`${connected}${JSON.stringify(auth)}`)
      else if (packet.startsWith(connected)) resolve(client)
      else if (packet.startsWith('44')) reject(new Error(packet))
    })
    socket.once('error', reject)
    socket.once('close', () => onClose?.())
  })
}
