import type { z } from 'zod'
import type { routes } from '../../protocol/routes.ts'
import type { Failure } from '../desk/desk-state.ts'
import { learnServerTime } from './server-clock.ts'

export type RouteName = keyof typeof routes
export type ReplyOf<N extends RouteName> = (typeof routes)[N]['response'] extends z.ZodType
  ? z.infer<(typeof routes)[N]['response']>
  : null
export type HttpOutcome<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly code: Failure }

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly token?: string
  readonly body?: unknown
}

/** One call to the desk's HTTP side. Never rejects; no answer at all is `LINE_LOST`. */
export async function callDesk<N extends RouteName>(_route: N, call: Call): Promise<HttpOutcome<ReplyOf<N>>> {
  const response = await fetch(call.path, {
    method: call.method,
    headers: {
      accept: 'application/json',
      ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  }).catch(() => null)
  learnServerTime(response?.headers.get('date') ?? null)
  if (response === null) return { ok: false, code: 'LINE_LOST' }
  if (!response.ok) return { ok: false, code: await codeOf(response) }
  return { ok: true, data: (response.status === 204 ? null : await response.json()) as ReplyOf<N> }
}

async function codeOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body === 'object' && body !== null && 'code' in body) return body.code as Failure
  if (response.status === 401) return 'UNAUTHENTICATED'
  if (response.status === 429) return 'RATE_LIMITED'
  return 'INTERNAL'
}
