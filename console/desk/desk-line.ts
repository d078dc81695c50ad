import type { Ack } from '../../protocol/ack.ts'
import type { AgentToServer, ServerToSupervisor } from '../../protocol/agent.ts'
import type { Failure } from './desk-state.ts'

export type RequestOf<E extends keyof AgentToServer> = Parameters<AgentToServer[E]>[0]
type DataOf<E extends keyof AgentToServer> =
  Parameters<Parameters<AgentToServer[E]>[1]>[0] extends Ack<infer T> ? T : never

export type Outcome<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly code: Failure }

export interface LineEvents extends ServerToSupervisor {
  /** Connected and authenticated, the first time or again. */
  up: () => void
  down: () => void
  /** The token is not valid any more; the line will not come back. */
  refused: () => void
}

/** The way to the server. The store knows this and no socket. */
export interface DeskLine {
  isUp(): boolean
  /** Never rejects: a call that got no answer is `LINE_LOST`. While down it fails at once, nothing is buffered. */
  call<E extends keyof AgentToServer>(event: E, request: RequestOf<E>): Promise<Outcome<DataOf<E>>>
  listen(events: LineEvents): void
  open(): void
  close(): void
}
