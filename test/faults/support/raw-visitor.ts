import { openRawClient } from '../../../bench/messages-client.ts'

export interface RawAck {
  readonly ok: boolean
  readonly code?: string
  readonly data?: unknown
}

/** A shopper or a console on a bare WebSocket that can lose its server at any moment. */
export interface RawVisitor {
  /** `null` when the connection ends before the answer comes. */
  ask(event: string, payload: unknown): Promise<RawAck | null>
  /** First packet of this event, heard already or still to come; `null` when the connection ends before. */
  hears<T>(event: string): Promise<T | null>
  readonly ended: Promise<void>
  close(): void
}

export async function openRawVisitor(
  url: string,
  namespace: '/shopper' | '/agent',
  auth: Readonly<Record<string, string>> = {},
): Promise<RawVisitor> {
  let end: () => void = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  const heard = new Map<string, unknown>()
  const listeners = new Map<string, (payload: unknown) => void>()
  const client = await openRawClient({
    url,
    namespace,
    auth,
    onClose: () => end(),
    onEvent(packet) {
      const [event, payload] = JSON.parse(packet) as [string, unknown]
      if (heard.has(event)) return
      heard.set(event, payload)
      listeners.get(event)?.(payload)
    },
  })
  return {
    ended,
    ask: (event, payload) =>
      new Promise(resolve => {
        ended.then(() => resolve(null))
        client.emit(event, JSON.stringify(payload), answer => resolve((JSON.parse(answer) as RawAck[])[0] ?? null))
      }),
    hears: <T>(event: string) =>
      new Promise<T | null>(resolve => {
        ended.then(() => resolve(null))
        if (heard.has(event)) resolve(heard.get(event) as T)
        else listeners.set(event, payload => resolve(payload as T))
      }),
    close: () => client.close(),
  }
}

/** Signs in with the account of the first start, or another. */
export async function signIn(url: string, login: string, password: string): Promise<{ token: string; id: string }> {
  const { token, agent } = (await post(url, 'sign-in', { login, password })) as { token: string; agent: { id: string } }
  return { token, id: agent.id }
}

export async function post(url: string, path: string, body: unknown, token?: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}
