import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { post, signInAdmin } from '../../../support/agent-client.ts'
import { startDesk, type TestDesk, type TestDeskOptions } from '../../../support/start-desk.ts'
import { TEST_KNOWLEDGE } from '../../../support/test-knowledge.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
type Json = any

export interface ContentDesk extends TestDesk {
  readonly knowledgeDir: string
  /** Sessions end when the clock is set on. */
  signInAgain(): Promise<void>
  get(path: string, token?: string): Promise<{ status: number; body: Json; bytes: Buffer; headers: Headers }>
  send(path: string, body: unknown, token?: string): Promise<{ status: number; body: Json }>
  upload(path: string, bytes: Uint8Array, token?: string): Promise<{ status: number; body: Json }>
  /** The text of a file, as the editor gets it. */
  textOf(path: string): Promise<{ text: string; revision: string }>
}

const PASSWORD = 'seven quiet kettles'

/** The real server on a copy of the small shop's knowledge, with somebody of the content staff signed in. */
export async function startContentDesk(options: TestDeskOptions = {}): Promise<ContentDesk> {
  const knowledgeDir = await mkdtemp(join(tmpdir(), 'content-knowledge-'))
  await cp(options.knowledgeDir ?? TEST_KNOWLEDGE, knowledgeDir, { recursive: true })
  const desk = await startDesk({ ...options, knowledgeDir })
  let editor = await tokenOfRole(desk.url, 'editor', 'Editor Lin')

  const call = async (path: string, init: RequestInit, token: string) => {
    const response = await fetch(`${desk.url}/api/v1/knowledge${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return {
      status: response.status,
      bytes,
      headers: response.headers,
      body: isJson ? JSON.parse(String(bytes)) : null,
    }
  }
  const get: ContentDesk['get'] = (path, token = editor) => call(path, {}, token)

  return Object.assign(Object.create(desk) as TestDesk, {
    knowledgeDir,
    async signInAgain() {
      editor = await tokenOfRole(desk.url, 'editor', 'Editor Lin')
    },
    get,
    send: (path: string, body: unknown, token = editor) =>
      call(
        path,
        { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
        token,
      ),
    upload: (path: string, bytes: Uint8Array, token = editor) =>
      call(
        path,
        { method: 'POST', body: Buffer.from(bytes), headers: { 'content-type': 'application/octet-stream' } },
        token,
      ),
    async textOf(path: string) {
      return (await get(`/file?path=${encodeURIComponent(path)}`)).body
    },
    async stop() {
      await desk.stop()
      await rm(knowledgeDir, { recursive: true, force: true })
    },
  }) as unknown as ContentDesk
}

export async function tokenOfRole(url: string, role: string, name: string): Promise<string> {
  const admin = await signInAdmin(url)
  const login = `${role}-${Math.random().toString(36).slice(2, 8)}`
  await post(url, '/api/v1/agents', { login, password: PASSWORD, name, number: '88', role, desks: [] }, admin)
  return (await post(url, '/api/v1/sign-in', { login, password: PASSWORD })).body.token
}
