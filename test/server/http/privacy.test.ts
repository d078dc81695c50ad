import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { tinyPng } from '../uploads/pictures.ts'
import { goodPassword, type StartedHttp, startHttp } from './started-http.ts'

let desk: StartedHttp
let admin: string
beforeAll(async () => {
  desk = await startHttp()
  admin = await desk.tokenOf('admin')
})
afterAll(() => desk.stop())

/** Planted in everything a client can send. */
const canaries = { phone: '13812345678', word: 'canary-word-7531', secret: 'canary password 8642' }

describe('[R106] what clients send', () => {
  it('is in no log line, metric or refusal, wherever it was put', async () => {
    const { phone, word, secret } = canaries
    const odd = `${phone} ${word} ${secret}`
    const headers = { 'user-agent': odd, referer: `http://x/${encodeURIComponent(odd)}`, cookie: `a=${word}` }
    const shopper = await desk.shopperToken('ada')
    const answers = [
      await desk.call('POST', '/api/v1/sign-in', { json: { login: word, password: secret }, headers }),
      await desk.call('POST', '/api/v1/sign-in', {
        body: `{"${odd}`,
        headers: { ...headers, 'content-type': 'application/json' },
      }),
      await desk.call('POST', '/api/v1/setup', {
        json: { code: word, login: 'root', password: secret, name: odd },
        headers,
      }),
      await desk.call('GET', `/api/v1/attachments/${word}?q=${phone}`, { token: shopper, headers }),
      await desk.call('GET', `/${word}/${phone}`, { headers }),
      await desk.call('GET', '/api/v1/me', { token: `${word}.${phone}`, headers }),
      await desk.call('POST', '/api/v1/attachments', { token: shopper, body: Buffer.from(odd), headers }),
      await desk.call('POST', '/api/v1/agents', { token: shopper, json: { name: odd }, headers }),
    ]
    await desk.call('POST', '/api/v1/agents', {
      token: admin,
      json: { login: 'new', password: secret, name: odd, number: '8' },
    })
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(tinyPng())]), `${odd}.png`)
    await desk.call('POST', '/api/v1/attachments', { token: shopper, body: form })
    const metrics = String((await desk.call('GET', '/metrics')).bytes)

    for (const text of [desk.lines.join(''), metrics, ...answers.map(answer => String(answer.bytes))]) {
      for (const canary of Object.values(canaries)) expect(text).not.toContain(canary)
    }
    expect(desk.lines.length).toBeGreaterThan(8)
  })

  it('is in no log line as a token either', async () => {
    await desk.call('GET', '/api/v1/me', { token: admin })

    expect(desk.lines.join('')).not.toContain(admin)
  })
})

describe('[R102] passwords', () => {
  it('are in no answer, not even to an admin', async () => {
    const sparrow = 'sparrow in the attic'
    const created = await desk.call('POST', '/api/v1/agents', {
      token: admin,
      json: { login: 'kim', password: sparrow, name: 'Kim', number: '3' },
    })
    const list = await desk.call('GET', '/api/v1/agents', { token: admin })
    const signedIn = await desk.call('POST', '/api/v1/sign-in', { json: { login: 'kim', password: sparrow } })

    for (const answer of [created, list, signedIn]) {
      expect(answer.status).toBeLessThan(300)
      expect(String(answer.bytes)).not.toMatch(/sparrow|argon2|passwordHash/)
    }
    expect(Object.keys(signedIn.body)).toEqual(['token', 'agent'])
  })
})

it('answers are cut down to what the protocol names, whatever the actions return', async () => {
  const careless = await startHttp()
  const token = await careless.tokenOf('admin')
  const agents = await careless.people.listAgents()
  careless.people.listAgents = async () => agents.map(agent => ({ ...agent, passwordHash: 'leak' }))

  const list = await careless.call('GET', '/api/v1/agents', { token })
  await careless.stop()

  expect(list.body).toEqual(agents)
})

it('refusals of known people are logged with who and what', async () => {
  const agent = await desk.tokenOf('agent')
  await desk.call('GET', '/api/v1/agents', { token: agent })

  const entry = desk.lines
    .map(line => JSON.parse(line))
    .find(line => line.event === 'refused' && line.agentId !== undefined)
  expect(entry).toMatchObject({ code: 'FORBIDDEN', route: '/api/v1/agents', level: 'warn' })
})

it('the whole way of the first start: code, admin, agent, disabled agent', async () => {
  const fresh = await startHttp()
  const code = (await fresh.people.openSetup()) ?? ''
  const root = { login: 'root', password: goodPassword, name: 'Root' }

  const first = await fresh.call('POST', '/api/v1/setup', { json: { code, ...root } })
  const second = await fresh.call('POST', '/api/v1/setup', { json: { code, ...root, login: 'other' } })
  const anna = await fresh.call('POST', '/api/v1/agents', {
    token: first.body.token,
    json: { login: 'anna', password: goodPassword, name: '安娜', number: '1001' },
  })
  const hers = await fresh.call('POST', '/api/v1/sign-in', { json: { login: 'anna', password: goodPassword } })
  const before = await fresh.call('GET', '/api/v1/me', { token: hers.body.token })
  await fresh.call('PATCH', `/api/v1/agents/${anna.body.id}`, { token: first.body.token, json: { disabled: true } })
  const after = await fresh.call('GET', '/api/v1/me', { token: hers.body.token })

  expect([first.status, second.status, second.body.code]).toEqual([201, 409, 'SETUP_CLOSED'])
  expect(anna.body).toMatchObject({ role: 'agent', desks: ['human'], capacity: 5, disabled: false })
  expect([before.status, after.status]).toEqual([200, 401])
  expect(fresh.ended).toHaveLength(1)
  await fresh.stop()
})
