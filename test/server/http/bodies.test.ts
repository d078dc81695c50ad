import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { goodPassword, type StartedHttp, startHttp } from './started-http.ts'

let desk: StartedHttp
let admin: string
beforeAll(async () => {
  desk = await startHttp()
  admin = await desk.tokenOf('admin')
})
afterAll(() => desk.stop())

const json = { 'content-type': 'application/json' }
const fresh = { login: 'someone', password: goodPassword, name: 'Some One', number: '12' }

describe('bodies that are no good', () => {
  it.each<[string, string | undefined, Record<string, string>, number, string]>([
    ['half JSON', '{"login":', json, 400, 'BAD_PAYLOAD'],
    ['a bare string', '"login"', json, 400, 'BAD_PAYLOAD'],
    ['null', 'null', json, 400, 'BAD_PAYLOAD'],
    ['a list', '[]', json, 400, 'BAD_PAYLOAD'],
    ['nothing', '', json, 400, 'BAD_PAYLOAD'],
    ['NUL bytes', '\0\0\0', json, 400, 'BAD_PAYLOAD'],
    ['a form', 'login=a&password=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA'],
    ['plain text', '{}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=gbk' }, 415, 'UNSUPPORTED_MEDIA'],
    ['something packed', '{}', { ...json, 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA'],
    ['100 KB', JSON.stringify({ login: 'x'.repeat(100_000), password: 'y' }), json, 413, 'PAYLOAD_TOO_LARGE'],
    ['deep nesting', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, json, 400, 'BAD_PAYLOAD'],
  ])('answers %s with a clear code', async (_what, body, headers, status, code) => {
    const answer = await desk.call('POST', '/api/v1/sign-in', { body, headers })

    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.message).not.toMatch(/login":|stack|node_modules/)
  })

  it.each(['role', 'owner', 'id', 'disabled', 'constructor', 'toString', '__proto__'])(
    'does not take %s where it is not asked for',
    async key => {
      const body = `{"login":"admin","password":"x","${key}":{"role":"admin","isAdmin":true}}`

      const answer = await desk.call('POST', '/api/v1/sign-in', { body, headers: json })

      expect(answer.body.code).toBe('BAD_PAYLOAD')
      expect(answer.body.message).toContain(key)
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    },
  )

  it('names every field at fault by its path', async () => {
    const body = { ...fresh, login: '-', capacity: 0, desks: ['human', ''], password: 'short' }

    const answer = await desk.call('POST', '/api/v1/agents', { token: admin, json: body })

    expect(answer.body.code).toBe('BAD_PAYLOAD')
    for (const field of ['login:', 'capacity:', 'desks.1:', 'password:']) expect(answer.body.message).toContain(field)
  })

  it.each([
    { login: { $gt: '' }, password: { $gt: '' } },
    { login: ['admin'], password: ['x'] },
    { login: 1, password: true },
  ])('takes no objects for texts: %j', async body => {
    expect((await desk.call('POST', '/api/v1/sign-in', { json: body })).body.code).toBe('BAD_PAYLOAD')
  })

  it("takes quotes and dashes for what they are: ' OR 1=1 --", async () => {
    const answer = await desk.call('POST', '/api/v1/sign-in', {
      json: { login: "' OR 1=1 --", password: "' OR 1=1 --" },
    })

    expect(answer.body.code).toBe('WRONG_LOGIN')
  })
})

describe('addresses that are no good', () => {
  it.each([
    ['/api/v1/attachments/%E0%A4%A', 400, 'BAD_REQUEST'],
    ['/api/v1/attachments/..%2f..%2fdesk.db', 404, 'NOT_FOUND'],
    ['/api/v1/attachments/a%00b', 404, 'NOT_FOUND'],
    ['/api/v1/nothing', 404, 'NOT_FOUND'],
    ['/api/v2/me', 404, 'NOT_FOUND'],
    ['/API/v1/me', 404, 'NOT_FOUND'],
  ])('GET %s is answered with %s %s', async (path, status, code) => {
    const answer = await desk.call('GET', path, { token: admin })

    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('is not confused by a parameter that comes twice', async () => {
    const answer = await desk.call('GET', '/api/v1/team?locale=en&locale=zh-CN&__proto__[a]=1', { token: admin })

    expect(answer.status).toBe(200)
    expect(answer.body.desks[0].title).toBe('人工客服')
  })

  it('speaks the language that is asked for', async () => {
    const byQuery = await desk.call('GET', '/api/v1/team?locale=en', { token: admin })
    const byBrowser = await desk.call('GET', '/api/v1/team', {
      token: admin,
      headers: { 'accept-language': 'en-GB,en' },
    })

    expect([byQuery.body.desks[0].title, byBrowser.body.desks[0].title]).toEqual([
      'Customer service',
      'Customer service',
    ])
  })
})

describe('failures inside', () => {
  it('are told with a number only, and logged under it', async () => {
    const broken = await startHttp()
    const token = await broken.tokenOf('admin')
    broken.store.people.agents = async () => {
      throw new Error('disk says: 13812345678 has a secret')
    }

    const answer = await broken.call('GET', '/api/v1/agents', { token })

    expect([answer.status, answer.body.code]).toEqual([500, 'INTERNAL'])
    expect(answer.body.message).not.toContain('disk')
    const id = /[\da-f-]{36}/.exec(answer.body.message)?.[0] ?? 'none'
    const line = broken.lines.find(entry => entry.includes(id))
    expect(line).toContain('disk says: [phone]')
    await broken.stop()
  })

  it('are seen from outside as not ready, part by part, without details', async () => {
    desk.faults.store = 'the disk is full: /srv/desk.db'

    const ready = await desk.call('GET', '/readyz')
    const live = await desk.call('GET', '/healthz')
    desk.faults.store = null

    expect([ready.status, ready.body]).toEqual([
      503,
      { status: 'not ready', parts: { store: 'failing', knowledge: 'ok' } },
    ])
    expect([live.status, live.body]).toEqual([200, { status: 'ok' }])
    expect(desk.lines.some(line => line.includes('the disk is full'))).toBe(true)
  })
})

it('answers a request that is not HTTP, and headers without end, by hanging up', async () => {
  const answers = await Promise.all(
    ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`].map(
      text =>
        new Promise<string>(done => {
          const socket = connect(desk.port, '127.0.0.1', () => socket.write(text))
          let answer = ''
          socket.on('data', chunk => {
            answer += chunk
          })
          socket.on('close', () => done(answer))
          socket.on('error', () => {})
        }),
    ),
  )

  expect(answers[0]).toContain('400 Bad Request')
  expect(answers[1]).toContain('431 Request Header Fields Too Large')
})
