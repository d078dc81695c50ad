import type { Ack } from '../../protocol/ack.ts'
import { backoffMs } from './backoff.ts'
import { decode, encodeConnect, encodeEvent, PONG } from './packet.ts'
import type { OpenWire, Wire } from './wire.ts'

export type LineState =
  | { readonly at: 'connecting' | 'online' | 'lost' }
  /** The desk answered and said no; it is asked again later. */
  | { readonly at: 'refused'; readonly code: string }

/** An acknowledgement, or word that none came. */
export type Answer<T> = Ack<T> | { readonly ok: false; readonly code: 'NO_ANSWER'; readonly message: string }

export interface LineNeeds {
  /** `wss://desk.example/socket.io/?EIO=4&transport=websocket` */
  readonly url: string
  readonly namespace: string
  readonly openWire: OpenWire
  /** Asked anew for each connection. */
  auth(): object
  onEvent(name: string, payload: unknown): void
  onState(state: LineState): void
  readonly random?: () => number
}

export interface Line {
  /** Resolves always; `NO_ANSWER` when the line is down, breaks or stays silent. */
  call<T>(name: string, payload: unknown): Promise<Answer<T>>
  /** Hang up and dial again at once, e.g. because the browser says that the network came back. */
  redial(): void
  /** Hang up and dial again after the usual pause. */
  drop(): void
  close(): void
}

const OPEN_WITHIN_MS = 10_000
const ANSWER_WITHIN_MS = 10_000
const REFUSED_PAUSE_MS = 30_000
export const NO_ANSWER = { ok: false, code: 'NO_ANSWER', message: 'no answer from the desk' } as const

/** A line to one Socket.IO namespace that dials again for as long as it is not closed. */
export function createLine({
  url,
  namespace,
  openWire,
  auth,
  onEvent,
  onState,
  random = Math.random,
}: LineNeeds): Line {
  const waiting = new Map<number, (answer: Answer<never>) => void>()
  let wire: Wire | undefined
  let isOnline = false
  let nextId = 0
  let tries = 0
  let silenceMs = OPEN_WITHIN_MS
  let watchdog: ReturnType<typeof setTimeout> | undefined
  let redialTimer: ReturnType<typeof setTimeout> | undefined

  function hearSomething(): void {
    clearTimeout(watchdog)
    watchdog = setTimeout(lose, silenceMs)
  }

  function hangUp(): void {
    clearTimeout(watchdog)
    clearTimeout(redialTimer)
    wire?.close()
    wire = undefined
    isOnline = false
    silenceMs = OPEN_WITHIN_MS
    for (const answer of waiting.values()) answer(NO_ANSWER)
    waiting.clear()
  }

  function dial(): void {
    hangUp()
    hearSomething()
    wire = openWire(url, { text: hear, lost: lose })
  }

  function lose(): void {
    hangUp()
    onState({ at: 'lost' })
    redialTimer = setTimeout(dial, backoffMs(tries++, random()))
  }

  function refuse(code: string): void {
    hangUp()
    onState({ at: 'refused', code })
    // A refused token is dropped by whoever provides `auth`; the next try is a new visitor's.
    const pause = code === 'UNAUTHENTICATED' ? backoffMs(tries++, random()) : REFUSED_PAUSE_MS
    redialTimer = setTimeout(dial, pause)
  }

  function hear(frame: string): void {
    hearSomething()
    const packet = decode(frame, namespace)
    switch (packet.type) {
      case 'open':
        silenceMs = packet.silenceMs
        hearSomething()
        wire?.send(encodeConnect(namespace, auth()))
        break
      case 'ping':
        wire?.send(PONG)
        break
      case 'connected':
        isOnline = true
        tries = 0
        onState({ at: 'online' })
        break
      case 'refused':
        refuse(packet.code)
        break
      case 'closed':
        lose()
        break
      case 'event':
        onEvent(packet.name, packet.payload)
        break
      case 'ack':
        waiting.get(packet.id)?.(packet.payload as Answer<never>)
        break
      case 'unknown':
    }
  }

  onState({ at: 'connecting' })
  dial()

  return {
    call(name, payload) {
      if (!isOnline) return Promise.resolve(NO_ANSWER)
      const id = nextId++
      return new Promise(resolve => {
        const late = setTimeout(() => answer(NO_ANSWER), ANSWER_WITHIN_MS)
        const answer = (result: Answer<never>): void => {
          clearTimeout(late)
          waiting.delete(id)
          resolve(result)
        }
        waiting.set(id, answer)
        wire?.send(encodeEvent(namespace, id, name, payload))
      })
    },
    redial: dial,
    drop: lose,
    close: hangUp,
  }
}
