import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLog } from '../../../server/log.ts'
import { createPasswordHasher } from '../../../server/people/password-hash.ts'
import type { Sessions } from '../../../server/people/sessions.ts'
import { createSignIn } from '../../../server/people/sign-in.ts'
import { noThrottle } from '../../../server/people/sign-in-throttle.ts'
import { codeOf, goodPassword, type StartedPeople, startPeople } from './started-people.ts'

let desk: StartedPeople
beforeAll(async () => {
  desk = await startPeople()
  await desk.add('anna')
})
afterAll(() => desk.stop())

const refusal = (login: string, password: string) =>
  desk.people.signIn({ login, password }).then(
    () => 'in',
    error => `${error.code} ${error.message}`,
  )

describe('signing in', () => {
  it('tells a token once, and stores its hash only', async () => {
    const { token, agent } = await desk.signIn('anna')

    expect(token).toMatch(/^[\w-]{43}$/)
    expect(agent).toEqual({
      id: agent.id,
      login: 'anna',
      name: 'anna',
      number: '7',
      role: 'agent',
      desks: ['human'],
      capacity: 5,
      disabled: false,
    })
    expect(await desk.store.session(token)).toBeNull()
    expect((await desk.people.authenticate(token))?.session.tokenHash).toMatch(/^[\da-f]{64}$/)
  })

  it('gives another token each time', async () => {
    expect((await desk.signIn('anna')).token).not.toBe((await desk.signIn('anna')).token)
  })

  it('answers unknown, wrong and disabled alike', async () => {
    const { id } = await desk.add('dora')
    await desk.people.changeAgent('test', id, { disabled: true })

    const answers = [
      await refusal('nobody', goodPassword),
      await refusal('anna', 'wrong'),
      await refusal('dora', goodPassword),
    ]

    expect(new Set(answers)).toEqual(new Set(['WRONG_LOGIN wrong login or password']))
  })

  it('takes as long for an unknown login as for a wrong password or a disabled agent: one hash of the same cost each', async () => {
    const { id } = await desk.add('gina')
    await desk.people.changeAgent('test', id, { disabled: true })
    const passwords = createPasswordHasher()
    const checked: string[] = []
    const signIn = createSignIn({
      store: desk.store,
      passwords: {
        ...passwords,
        isRight(passwordHash, password) {
          checked.push(passwordHash)
          return passwords.isRight(passwordHash, password)
        },
      },
      sessions: {} as Sessions,
      throttle: noThrottle,
      log: createLog('silent'),
    })

    for (const login of ['nobody', 'anna', 'gina', 'nobody']) {
      expect(await codeOf(signIn({ login, password: 'wrong password' }))).toBe('WRONG_LOGIN')
    }

    expect(checked).toHaveLength(4)
    // Algorithm, version and cost; the salt and the hash are as long everywhere.
    const shapes = checked.map(each => each.split('$').map((part, at) => (at < 4 ? part : part.length)))
    expect(new Set(shapes.map(String)).size).toBe(1)
    expect(checked[0]).toBe(checked[3])
    expect(new Set(checked).size).toBe(3)
  })

  it('takes passwords byte by byte', async () => {
    await desk.add('ella', { password: '  你好，世界！ ' })

    expect(await refusal('ella', '你好，世界！')).toContain('WRONG_LOGIN')
    expect(await refusal('ella', '  你好，世界！ ')).toBe('in')
  })

  it('lets nobody in with a password that was changed meanwhile', async () => {
    const { id } = await desk.add('fred')
    const slow = desk.signIn('fred')
    // Lands between the look at the row and the session.
    const agent = await desk.store.agent(id)
    await desk.store.updateAgent({ ...agent!, passwordHash: `${agent!.passwordHash}x` })

    expect(await codeOf(slow)).toBe('WRONG_LOGIN')
  })

  it('logs who came in and who was refused, and never what was typed', async () => {
    await desk.signIn('anna')
    await refusal('my-password-in-the-wrong-field', 'hunter2hunter2')

    const log = desk.lines.join('')
    expect(log).toContain('"event":"signedIn"')
    expect(log).toContain('"event":"signInRefused"')
    expect(log).not.toMatch(/my-password-in-the-wrong-field|hunter2|correct horse/)
  })
})

describe('password hashes', () => {
  it('are argon2id with 19 MiB, 2 rounds, 1 lane', async () => {
    const agent = await desk.store.agentByLogin('anna')

    expect(agent?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('are worked out in a bounded pool, and a flood is sent away', async () => {
    const hasher = createPasswordHasher()

    const results = await Promise.all(Array.from({ length: 200 }, () => codeOf(hasher.isRight('$argon2id$bad', 'x'))))

    expect(results.filter(code => code === 'BUSY_TRY_AGAIN')).toHaveLength(200 - 66)
    expect(await hasher.hash('still working')).toMatch(/^\$argon2id/)
  })
})

it('throttles by login and address when limits are on', async () => {
  const strict = await startPeople({ areRateLimitsOn: true })
  await strict.add('anna')
  const guess = () => codeOf(strict.people.signIn({ login: 'anna', password: 'wrong', ip: '192.0.2.1' }))

  const codes = [await guess(), await guess(), await guess(), await guess(), await guess(), await guess()]
  const elsewhere = await codeOf(strict.people.signIn({ login: 'anna', password: goodPassword, ip: '192.0.2.2' }))

  expect(codes).toEqual([...Array.from({ length: 5 }, () => 'WRONG_LOGIN'), 'RATE_LIMITED'])
  expect(elsewhere).toBe('done')
  await strict.stop()
})
