import { connect } from 'node:net'
import { afterEach, describe, expect, it } from '@jest/globals'
import { tinyPng } from '../uploads/pictures.ts'
import { goodPassword, type StartedHttp, startHttp } from './started-http.ts'

let desk: StartedHttp
afterEach(() => desk.stop())

const guess = { login: 'admin', password: 'not the password' }
const signIn = (json: unknown, headers: Record<string, string> = {}) =>
  desk.call('POST', '/api/v1/sign-in', { json, headers })

describe('limits', () => {
  it('slow down guessing, and say for how long', async () => {
    desk = await startHttp({ RATE_LIMITS: 'on' })
    for (let n = 0; n < 5; n += 1) expect((await signIn(guess)).body.code).toBe('WRONG_LOGIN')

    const refused = await signIn(guess)

    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '30'])
  })

  it('are not fooled by a forged X-Forwarded-For', async () => {
    desk = await startHttp({ RATE_LIMITS: 'on' })

    const codes: string[] = []
    for (let n = 0; n < 7; n += 1) codes.push((await signIn(guess, { 'x-forwarded-for': `192.0.2.${n}` })).body.code)

    expect(codes.slice(-2)).toEqual(['RATE_LIMITED', 'RATE_LIMITED'])
  })

  it('go by what a trusted proxy says, and no further back', async () => {
    desk = await startHttp({ RATE_LIMITS: 'on', TRUST_PROXY: '1' })
    const from = (chain: string) => signIn(guess, { 'x-forwarded-for': chain })
    for (let n = 0; n < 6; n += 1) await from(`203.0.113.${n}, 192.0.2.1`)

    expect((await from('203.0.113.99, 192.0.2.1')).body.code).toBe('RATE_LIMITED')
    expect((await from('192.0.2.1, 192.0.2.2')).body.code).toBe('WRONG_LOGIN')
  })

  it('let ten guesses at the set-up code pass', async () => {
    desk = await startHttp({ RATE_LIMITS: 'on' })
    const setup = { code: 'guess', login: 'root', password: goodPassword, name: 'Root' }

    const codes: string[] = []
    for (let n = 0; n < 12; n += 1) codes.push((await desk.call('POST', '/api/v1/setup', { json: setup })).body.code)

    expect(codes.filter(code => code === 'FORBIDDEN')).toHaveLength(10)
    expect(codes.filter(code => code === 'RATE_LIMITED')).toHaveLength(2)
  })

  it('let a shopper send twenty pictures in ten minutes, and the next shopper too', async () => {
    desk = await startHttp({ RATE_LIMITS: 'on' })
    const upload = async (token: string) =>
      (await desk.call('POST', '/api/v1/attachments', { token, body: tinyPng() })).status
    const [ada, bob] = [await desk.shopperToken('ada'), await desk.shopperToken('bob')]

    const statuses: number[] = []
    for (let n = 0; n < 22; n += 1) statuses.push(await upload(ada))

    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429, 429])
    expect(await upload(bob)).toBe(201)
  })

  it('bound all calls of one address', async () => {
    desk = await startHttp({ RATE_LIMITS: 'on' })

    const statuses: number[] = []
    // Not all at once: a machine may refuse that many connections by itself.
    while (statuses.length < 1_210) {
      const some = Array.from({ length: 110 }, () => desk.call('GET', '/api/v1/me'))
      statuses.push(...(await Promise.all(some)).map(({ status }) => status))
    }

    expect(statuses.filter(status => status === 429)).toHaveLength(10)
    expect((await desk.call('GET', '/healthz')).status).toBe(200)
  })

  it('are off for load tests', async () => {
    desk = await startHttp({ RATE_LIMITS: 'off' })

    const codes: string[] = []
    for (let n = 0; n < 12; n += 1) codes.push((await signIn(guess)).body.code)

    expect(new Set(codes)).toEqual(new Set(['WRONG_LOGIN']))
  })
})

it('a flood of sign-ins does not hold up the rest', async () => {
  desk = await startHttp({ RATE_LIMITS: 'off' })
  await desk.tokenOf('admin')
  const flooded = performance.now()
  const flood = Promise.all(Array.from({ length: 60 }, () => signIn(guess)))

  const times: number[] = []
  for (let n = 0; n < 20; n += 1) {
    const start = performance.now()
    await desk.call('GET', '/healthz')
    times.push(performance.now() - start)
  }
  await flood
  const took = performance.now() - flooded

  const median = times.sort((a, b) => a - b)[10]
  expect(median).toBeLessThan(took / 10)
})

it('requests that drip are cut, and others are served meanwhile', async () => {
  desk = await startHttp()
  desk.server.headersTimeout = 200
  const dripping = Array.from(
    { length: 50 },
    () =>
      new Promise<string>(done => {
        let answer = ''
        const socket = connect(desk.port, '127.0.0.1', () =>
          socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: '),
        )
        socket.on('data', chunk => {
          answer += chunk
        })
        socket.on('close', () => done(answer))
        socket.on('error', () => {})
      }),
  )

  expect((await desk.call('GET', '/healthz')).status).toBe(200)
  const answers = await Promise.all(dripping)

  expect(new Set(answers.map(answer => answer.split('\r\n')[0]))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']))
})
