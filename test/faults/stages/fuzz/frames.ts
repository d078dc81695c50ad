import { WebSocket } from 'ws'
import { createRandom, type Random } from '../../support/random.ts'
import { anyValue, mutateText } from './mutate.ts'

const EVENTS = [
  'message:send',
  'sync',
  'handoff:request',
  'handoff:cancel',
  'rating:send',
  'typing',
  'read',
  'typeahead',
  'feedback',
  'presence:set',
  'conversation:claim',
  'note:add',
  'conversation:transfer',
  'suggest',
  'connect',
  'disconnect',
  'error',
  '__proto__',
  '',
]
const A_BATCH = 200
/** Of so many frames one may end its connection, so that not all the time goes into opening new ones. */
const HARSH = 400

export interface FrameFuzz {
  readonly frames: number
  readonly reopened: number
}

export interface FrameFuzzNeeds {
  readonly url: string
  /** Of a shopper and of one of the team. */
  readonly tokens: { readonly shopper: string; readonly agent: string }
  readonly frames: number
  readonly connections: number
  readonly seed: number
}

/** Sends frames that no client would, on many connections; one counts when the server has gone past it. */
export async function fuzzFrames({ url, tokens, frames, connections, seed }: FrameFuzzNeeds): Promise<FrameFuzz> {
  const random = createRandom(seed)
  const pool = Array.from({ length: 20_000 }, () => gentle(random))
  let [done, reopened] = [0, 0]

  async function work(n: number): Promise<void> {
    const namespace = n % 3 === 0 ? '/agent' : '/shopper'
    const token = namespace === '/agent' ? tokens.agent : tokens.shopper
    while (done < frames) {
      const line = await openLine(url, namespace, token)
      reopened += 1
      while (line.isOpen() && done < frames) {
        for (let i = 0; i < A_BATCH; i++) line.send(random.of(pool).replace('/n', namespace))
        if (random() < A_BATCH / HARSH) line.send(harsh(random, namespace))
        // Frames are handled in order: an answer means that all before it are done with.
        await line.echo()
        done += A_BATCH
      }
      line.close()
    }
  }

  await Promise.all(Array.from({ length: connections }, (_, n) => work(n)))
  return { frames: done, reopened: reopened - connections }
}

/** Well formed as a packet, nonsense as an event: the connection goes on. */
function gentle(random: Random): string {
  const event = random.of(EVENTS)
  const args = Array.from({ length: random.between(0, 3) }, () => anyValue(random))
  const reserved = ['connect', 'disconnect', 'error'].includes(event)
  const id = random() < 0.5 ? random.between(0, 1_000_000) : ''
  return `42/n,${id}${JSON.stringify([reserved ? 'x' : event, ...args])}`
}

function harsh(random: Random, namespace: string): string | Buffer {
  switch (random.between(0, 4)) {
    case 0:
      return Buffer.from(Array.from({ length: random.between(0, 40) }, () => random.between(0, 255)))
    case 1:
      return `${random.between(0, 9)}${random.between(0, 9)}${mutateText(`${namespace},1["sync",{"after":0}]`, random)}`
    case 2:
      return `42${namespace},1["message:send",${'['.repeat(20_000)}`
    case 3:
      return `45${random.between(0, 99)}-${namespace},["x",{"_placeholder":true,"num":${random.between(-1, 9)}}]`
    default:
      return mutateText(`42${namespace},7["message:send",{"clientMessageId":"1","text":"x"}]`, random)
  }
}

interface Line {
  isOpen(): boolean
  send(frame: string | Buffer): void
  /** Resolves when the server has answered, or has hung up. */
  echo(): Promise<void>
  close(): void
}

function openLine(url: string, namespace: string, token: string): Promise<Line> {
  return new Promise(resolve => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    })
    let isOpen = true
    let heard: () => void = () => {}
    const line: Line = {
      isOpen: () => isOpen,
      send(frame) {
        if (socket.readyState === WebSocket.OPEN) socket.send(frame)
      },
      echo() {
        if (!isOpen) return Promise.resolve()
        return new Promise(answered => {
          heard = answered
          line.send(`42${namespace},99999999["no such event"]`)
        })
      },
      close: () => socket.close(),
    }
    socket.on('message', data => {
      const packet = String(data)
      if (packet.startsWith('0')) socket.send(`40${namespace},${JSON.stringify({ token })}`)
      else if (packet === '2') socket.send('3')
      else if (packet.startsWith(`40${namespace}`)) resolve(line)
      else if (packet.startsWith(`43${namespace},99999999`)) heard()
      // Put out of the namespace, the connection itself lives on: begin anew.
      else if (packet.startsWith('41') || packet.startsWith('44')) socket.terminate()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      isOpen = false
      heard()
      resolve(line)
    })
  })
}
