import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Route, routes } from '../../../protocol/routes.ts'
import type { RouteName } from '../../../server/http/handlers.ts'
import { tinyPng } from '../uploads/pictures.ts'
import { goodPassword, type StartedHttp, startHttp } from './started-http.ts'

const callers = ['nobody', 'shopper', 'agent', 'editor', 'supervisor', 'admin'] as const
type Who = (typeof callers)[number]

/** Answers by caller, in the order of `callers`. A new route without a row fails to compile. */
const grid: Record<RouteName, readonly [number, number, number, number, number, number]> = {
  signIn: [401, 401, 401, 401, 401, 401],
  setup: [409, 409, 409, 409, 409, 409],
  signOut: [401, 403, 204, 204, 204, 204],
  me: [401, 403, 200, 200, 200, 200],
  sessions: [401, 403, 200, 200, 200, 200],
  endSession: [401, 403, 404, 404, 404, 404],
  endOtherSessions: [401, 403, 204, 204, 204, 204],
  listAgents: [401, 403, 403, 403, 403, 200],
  createAgent: [401, 403, 403, 403, 403, 201],
  changeAgent: [401, 403, 403, 403, 403, 404],
  team: [401, 403, 200, 200, 200, 200],
  cannedReplies: [401, 403, 200, 200, 200, 200],
  upload: [401, 201, 403, 403, 403, 403],
  download: [401, 200, 200, 404, 200, 200],
  record: [401, 200, 403, 403, 403, 403],
  knowledge: [401, 403, 403, 200, 403, 200],
  knowledgeFile: [401, 403, 403, 200, 403, 200],
  knowledgeCheck: [401, 403, 403, 200, 403, 200],
  knowledgeTry: [401, 403, 403, 200, 403, 200],
  knowledgePublish: [401, 403, 403, 200, 403, 200],
  knowledgeVersions: [401, 403, 403, 200, 403, 200],
  knowledgeRollback: [401, 403, 403, 200, 403, 200],
  missed: [401, 403, 403, 200, 403, 200],
  dismissMissed: [401, 403, 403, 204, 403, 204],
  replay: [401, 403, 403, 200, 403, 200],
  exportKnowledge: [401, 403, 403, 200, 403, 200],
  importKnowledge: [401, 403, 403, 200, 403, 200],
}

let desk: StartedHttp
let shopper: string
let pictureId: string

beforeAll(async () => {
  desk = await startHttp()
  await desk.tokenOf('admin')
  shopper = await desk.shopperToken('ada')
  pictureId = (await upload(shopper)).body.id
})
afterAll(() => desk.stop())

const upload = (token: string) =>
  desk.call('POST', '/api/v1/attachments', { token, body: tinyPng(), headers: { 'content-type': 'image/png' } })

const bodies: Partial<Record<RouteName, (who: Who) => unknown>> = {
  signIn: () => ({ login: 'admin', password: 'not the password' }),
  setup: () => ({ code: 'guess', login: 'eve', password: goodPassword, name: 'Eve' }),
  createAgent: who => ({ login: `new-${who}`, password: goodPassword, name: 'New', number: '9' }),
  changeAgent: () => ({ name: 'Changed' }),
  knowledgeCheck: () => ({ changes: [] }),
  knowledgeTry: () => ({ changes: [], question: '保修多久' }),
  knowledgePublish: () => ({ changes: [{ path: 'faq/a.zh.yaml', text: 'x', revision: null }], summary: 'new' }),
  knowledgeRollback: () => ({ id: 'v1' }),
  dismissMissed: () => ({ key: 'k' }),
  replay: () => ({ changes: [], sinceHours: 24 }),
}

const queries: Partial<Record<RouteName, string>> = {
  knowledgeFile: '?path=faq/a.zh.yaml',
  exportKnowledge: '?format=csv',
}

async function tokenOf(who: Who): Promise<string | undefined> {
  if (who === 'nobody') return undefined
  return who === 'shopper' ? shopper : desk.tokenOf(who)
}

describe('every route, for every kind of caller', () => {
  const cases = (Object.keys(grid) as RouteName[]).flatMap(name =>
    callers.map((who, column) => ({ name, who, expected: grid[name][column] as number })),
  )

  it.each(cases)('$name by $who is answered with $expected', async ({ name, who, expected }) => {
    const route: Route = routes[name]
    const path = route.path.replace(':id', name === 'download' ? pictureId : 'nobody-has-this-id')
    const query = queries[name] ?? ''
    const token = await tokenOf(who)
    const json = bodies[name]?.(who)
    const picture = { body: tinyPng(), headers: { 'content-type': 'image/png' } }

    const answer = await desk.call(route.method.toUpperCase(), path + query, {
      token,
      ...(json === undefined ? {} : { json }),
      ...(route.upload === true ? picture : {}),
    })

    expect(answer.status).toBe(expected)
    if (expected >= 400) expect(Object.keys(answer.body)).toEqual(['code', 'message'])
    if (expected === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('names the status that the protocol names', () => {
    for (const name of Object.keys(grid) as RouteName[]) {
      const successes = grid[name].filter(status => status < 300)
      for (const status of successes) expect(status).toBe(routes[name].status)
    }
  })
})

describe('objects of others', () => {
  it('hides the pictures of one shopper from another, as if they were not there', async () => {
    const other = await desk.shopperToken('eve')

    const foreign = await desk.call('GET', `/api/v1/attachments/${pictureId}`, { token: other })
    const missing = await desk.call('GET', '/api/v1/attachments/nobody-has-this-id', { token: other })

    expect([foreign.status, foreign.body]).toEqual([missing.status, missing.body])
    expect(foreign.body.code).toBe('NOT_FOUND')
  })

  it('never tells a password’s hash, and changes nothing that the body must not name', async () => {
    const token = await desk.tokenOf('admin')

    const agents = await desk.call('GET', '/api/v1/agents', { token })
    const refused = await desk.call('PATCH', `/api/v1/agents/${agents.body[0].id}`, {
      token,
      json: { passwordHash: 'x' },
    })

    expect(String(agents.bytes)).not.toContain('argon2')
    expect(refused.body.code).toBe('BAD_PAYLOAD')
  })
})
