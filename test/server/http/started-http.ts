import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import type { Role } from '../../../protocol/people.ts'
import { type Config, readConfig } from '../../../server/config.ts'
import { hardenedServerOptions, hardenServer } from '../../../server/http/harden-server.ts'
import { createHttp } from '../../../server/http/http.ts'
import { createOrigins } from '../../../server/http/origins.ts'
import { createLog } from '../../../server/log.ts'
import { createPeople } from '../../../server/people/people.ts'
import { hashToken, randomToken } from '../../../server/people/session-token.ts'
import { createSqliteStore } from '../../../server/store/sqlite/create-sqlite-store.ts'
import { createUploads } from '../../../server/uploads/uploads.ts'
import { stubContent } from './stub-content.ts'

/** Sunday, 22 November 2026, noon in Shanghai. */
export const noon = Date.UTC(2026, 10, 22, 4)
export const goodPassword = 'correct horse 电池 staple'

/** The whole HTTP side on a port of its own, with a real store, built pages that are stubs, and a clock to set. */
export async function startHttp(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-http-'))
  const staticDir = join(folder, 'built')
  layOutPages(staticDir)
  const config: Config = readConfig({ PORT: '0', RATE_LIMITS: 'off', DATA_DIR: folder, ...env })
  const clock = { now: noon }
  const lines: string[] = []
  const ended: string[] = []
  const faults: Record<string, string | null> = { store: null, knowledge: null }

  const log = createLog('trace', { write: (line: string) => void lines.push(line) })
  const store = await createSqliteStore({ file: join(folder, 'desk.db'), checkpoint: false })
  const now = () => clock.now
  const people = createPeople({
    store: store.people,
    now,
    log,
    loads: async () => new Map(),
    onSessionsEnded: hashes => void ended.push(...hashes),
    areRateLimitsOn: config.areRateLimitsOn,
  })
  const uploads = createUploads({ dir: join(folder, 'uploads'), people: store.people, now })
  const origins = createOrigins(config)
  const app = createHttp({
    config,
    origins,
    people,
    uploads,
    shoppers: { authenticate: token => store.people.shopperByToken(hashToken(token)) },
    knowledge: {
      cannedReplies: () => [{ id: 'hello', language: 'zh', title: '问候', text: '您好' }],
      desks: locale => [{ id: 'human', title: locale === 'en' ? 'Customer service' : '人工客服', isOpen: true }],
    },
    content: stubContent,
    saveRecord: async () => ({ html: '<!doctype html><p>您好</p>', text: '您好', name: '会话记录' }),
    health: async () => faults,
    metrics: new Registry(),
    staticDir,
    log,
  })
  const server = createServer(hardenedServerOptions, app)
  hardenServer(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  origins.listensOn(port)
  const url = `http://127.0.0.1:${port}`

  async function tokenOf(role: Role, login: string = role): Promise<string> {
    if ((await store.people.agentByLogin(login)) === null) {
      await people.createAgent('test', {
        login,
        password: goodPassword,
        name: login,
        number: '7',
        role,
        desks: [],
        capacity: 5,
      })
    }
    return (await people.signIn({ login, password: goodPassword })).token
  }

  async function shopperToken(id: string): Promise<string> {
    const token = randomToken()
    await store.people.addShopper({
      id,
      tokenHash: hashToken(token),
      locale: 'zh-CN',
      page: null,
      firstSeenAt: clock.now,
      lastSeenAt: clock.now,
    })
    return token
  }

  return {
    url,
    port,
    folder,
    clock,
    lines,
    ended,
    faults,
    people,
    store,
    server,
    uploads,
    tokenOf,
    shopperToken,
    call: createCall(url),
    async stop() {
      people.stop()
      await closed(server)
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type StartedHttp = Awaited<ReturnType<typeof startHttp>>

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
type Json = any

export interface Options {
  readonly token?: string | undefined
  readonly json?: unknown
  readonly body?: RequestInit['body']
  readonly headers?: Record<string, string>
}

function createCall(url: string) {
  return async function call(method: string, path: string, { token, json, body, headers }: Options = {}) {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      body: isJson ? (JSON.parse(String(bytes)) as Json) : null,
    }
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(done => server.close(() => done()))
}

function layOutPages(staticDir: string): void {
  const files = {
    'demo/index.html': '<!doctype html><title>shop</title>',
    'demo/shop.css': 'body{}',
    'widget.js': '/* widget */',
    'widget/chat.js': '/* chat */',
    'widget/assets/panel-BX3f9aQ1.js': '/* panel */',
    'console/index.html': '<!doctype html><title>console</title>',
    'console/assets/index-C0ffee12.js': '/* console */',
    '.secret': 'no',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(staticDir, name, '..'), { recursive: true })
    writeFileSync(join(staticDir, name), text)
  }
}
