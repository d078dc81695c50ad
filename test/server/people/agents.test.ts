import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { password } from '../../../protocol/people.ts'
import { commonPasswords } from '../../../server/people/common-passwords.ts'
import { isCommonPassword } from '../../../server/people/password-rules.ts'
import { codeOf, goodPassword, noon, type StartedPeople, startPeople } from './started-people.ts'

let desk: StartedPeople
beforeEach(async () => {
  desk = await startPeople()
})
afterEach(() => desk.stop())

describe('passwords', () => {
  it.each([
    ['你好你好你好你好', true],
    ['x7$kQ9!z', true],
    ['with a blank at the end ', true],
    ['ab'.repeat(32), true],
    ['ab'.repeat(100), true],
    ['password1', false],
    ['PassWord1', false],
    ['12345678', false],
    ['5201314520', false],
    ['woaini1314', false],
    ['anna-maria', false],
    ['ANNA-MARIA', false],
    ['zzzzzzzzzz', false],
  ])('%s is good enough: %s', async (wanted, isGood) => {
    expect(password.safeParse(wanted).success).toBe(true)
    expect(await codeOf(desk.add('anna-maria', { password: wanted }))).toBe(isGood ? 'done' : 'WEAK_PASSWORD')
  })

  it('knows some hundreds of common ones, all long enough to matter', () => {
    expect(commonPasswords.size).toBeGreaterThanOrEqual(200)
    for (const common of commonPasswords) {
      expect(common.length).toBeGreaterThanOrEqual(8)
      expect(common).toBe(common.toLowerCase())
      expect(isCommonPassword(common.toUpperCase(), '')).toBe(true)
    }
  })

  it('are also judged when they change', async () => {
    const { id } = await desk.add('anna')

    expect(await codeOf(desk.people.changeAgent('test', id, { password: 'qwerty123' }))).toBe('WEAK_PASSWORD')
    expect((await desk.signIn('anna')).agent.id).toBe(id)
  })
})

describe('agents', () => {
  it('have a login of their own, also when two are added at the same moment', async () => {
    const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(desk.add('anna'))))

    expect(codes.sort()).toEqual(['LOGIN_TAKEN', 'LOGIN_TAKEN', 'LOGIN_TAKEN', 'done'])
    expect(await desk.people.listAgents()).toHaveLength(1)
  })

  it('change only in what the change names', async () => {
    const before = await desk.add('anna', { desks: ['human', 'refunds'], capacity: 3 })

    const after = await desk.people.changeAgent('test', before.id, { name: '安娜' })

    expect(after).toEqual({ ...before, name: '安娜' })
    expect(await desk.people.listAgents()).toEqual([after])
  })

  it('keep both of two changes made at the same moment', async () => {
    const { id } = await desk.add('anna')

    await Promise.all([
      desk.people.changeAgent('test', id, { name: 'Anna B.' }),
      desk.people.changeAgent('test', id, { capacity: 9 }),
      desk.people.changeAgent('test', id, { password: 'another good one' }),
      desk.people.changeAgent('test', id, { desks: ['refunds'] }),
    ])

    expect((await desk.people.listAgents())[0]).toMatchObject({ name: 'Anna B.', capacity: 9, desks: ['refunds'] })
    expect((await desk.signIn('anna', 'another good one')).agent.id).toBe(id)
  })

  it('can come back after being disabled, with a new session', async () => {
    const { id } = await desk.add('anna')
    const { token } = await desk.signIn('anna')
    await desk.people.changeAgent('test', id, { disabled: true })

    await desk.people.changeAgent('test', id, { disabled: false })

    expect(await desk.people.authenticate(token)).toBeNull()
    expect(await codeOf(desk.signIn('anna'))).toBe('done')
  })

  it('never leave the desk without an admin, not even two at the same moment', async () => {
    const one = await desk.add('one', { role: 'admin' })
    const two = await desk.add('two', { role: 'admin' })

    const codes = await Promise.all([
      codeOf(desk.people.changeAgent(one.id, two.id, { disabled: true })),
      codeOf(desk.people.changeAgent(two.id, one.id, { role: 'agent' })),
    ])

    expect(codes).toEqual(['done', 'FORBIDDEN'])
    expect(await codeOf(desk.people.changeAgent('test', 'nobody', { name: 'x' }))).toBe('NOT_FOUND')
  })

  it('are logged by id when they are added or changed', async () => {
    const { id } = await desk.add('anna', { name: '王小明' })
    await desk.people.changeAgent('boss', id, { role: 'admin', password: 'another good one' })

    const entries = desk.lines.map(line => JSON.parse(line))
    expect(entries).toContainEqual(expect.objectContaining({ event: 'agentAdded', by: 'test', agentId: id }))
    expect(entries).toContainEqual(
      expect.objectContaining({
        event: 'agentChanged',
        by: 'boss',
        agentId: id,
        fields: ['role', 'password'],
        role: 'admin',
      }),
    )
    expect(desk.lines.join('')).not.toMatch(/another good one|王小明/)
  })
})

describe('the first admin', () => {
  const wanted = { login: 'root', password: goodPassword, name: 'Root' }

  it('comes by a code that works once', async () => {
    const code = (await desk.people.openSetup()) ?? ''

    const { token, agent } = await desk.people.setUp({ code, ...wanted })

    expect(code).toMatch(/^[\w-]{43}$/)
    expect(agent.role).toBe('admin')
    expect((await desk.people.authenticate(token))?.agent).toEqual(agent)
    expect(await codeOf(desk.people.setUp({ code, ...wanted, login: 'second' }))).toBe('SETUP_CLOSED')
    expect(await desk.people.openSetup()).toBeNull()
  })

  it('is one, of twenty at the same moment', async () => {
    const code = (await desk.people.openSetup()) ?? ''

    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => codeOf(desk.people.setUp({ code, ...wanted, login: `root-${n}` }))),
    )

    expect(codes.filter(result => result === 'done')).toHaveLength(1)
    expect(codes.filter(result => result === 'SETUP_CLOSED')).toHaveLength(19)
    expect(await desk.people.listAgents()).toHaveLength(1)
  })

  it('does not come by a wrong code, an old code or none at all', async () => {
    expect(await codeOf(desk.people.setUp({ code: '', ...wanted }))).toBe('FORBIDDEN')
    const old = (await desk.people.openSetup()) ?? ''
    await desk.people.openSetup()

    expect(await codeOf(desk.people.setUp({ code: old, ...wanted }))).toBe('FORBIDDEN')
    expect(await desk.people.listAgents()).toEqual([])
  })

  it('may try again after a weak password', async () => {
    const code = (await desk.people.openSetup()) ?? ''

    expect(await codeOf(desk.people.setUp({ code, ...wanted, password: 'admin123' }))).toBe('WEAK_PASSWORD')
    expect(await codeOf(desk.people.setUp({ code, ...wanted }))).toBe('done')
  })

  it('comes from the configuration at the first start, and never again', async () => {
    expect(await desk.people.addFirstAdmin('root', goodPassword)).toBe(true)
    expect(await desk.people.addFirstAdmin('other', goodPassword)).toBe(false)
    expect(await desk.people.openSetup()).toBeNull()

    expect((await desk.signIn('root')).agent.role).toBe('admin')
    expect(await desk.people.listAgents()).toHaveLength(1)
  })

  it('is nobody by default', async () => {
    for (const login of ['admin', 'root', 'administrator', 'test', 'guest', 'demo', 'agent']) {
      for (const guess of ['admin', 'password', '123456', '12345678', login]) {
        expect(await codeOf(desk.signIn(login, guess))).toBe('WRONG_LOGIN')
      }
    }
  })
})

it('shows colleagues who can take a conversation, as they are now', async () => {
  const self = await desk.add('self')
  const online = await desk.add('online', { number: '10', capacity: 3 })
  const lapsed = await desk.add('lapsed', { number: '9', role: 'supervisor' })
  const gone = await desk.add('gone', { number: '8' })
  await desk.add('editor', { role: 'editor' })
  await desk.people.changeAgent('test', gone.id, { disabled: true })
  const row = { status: 'busy' as const, idleSince: noon }
  await desk.store.savePresence({ ...row, agentId: online.id, leaseUntil: noon + 1 })
  await desk.store.savePresence({ ...row, agentId: lapsed.id, leaseUntil: noon })
  desk.loads.set(online.id, 2)

  const team = await desk.people.team(self.id, [{ id: 'human', title: '人工', isOpen: true }])

  expect(team).toEqual({
    colleagues: [
      { id: lapsed.id, name: 'lapsed', number: '9', presence: 'offline', load: 0, capacity: 5 },
      { id: online.id, name: 'online', number: '10', presence: 'busy', load: 2, capacity: 3 },
    ],
    desks: [{ id: 'human', title: '人工', isOpen: true }],
  })
})
