import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createLog } from '../../../server/log.ts'
import { hashToken } from '../../../server/people/session-token.ts'
import { startSweeper } from '../../../server/people/sweeper.ts'
import { codeOf, goodPassword, hour, type StartedPeople, startPeople } from './started-people.ts'

let desk: StartedPeople
let id: string
let token: string
beforeEach(async () => {
  desk = await startPeople()
  id = (await desk.add('anna')).id
  token = (await desk.signIn('anna')).token
})
afterEach(() => desk.stop())

const isIn = async () => (await desk.people.authenticate(token)) !== null

describe('a session', () => {
  it('ends after twelve hours without use', async () => {
    desk.clock.now += 12 * hour - 1
    expect(await isIn()).toBe(true)
    desk.clock.now += 12 * hour - 1
    expect(await isIn()).toBe(true)

    desk.clock.now += 12 * hour

    expect(await isIn()).toBe(false)
    expect(desk.ended).toEqual([hashToken(token)])
  })

  it('ends after seven days however much it is used', async () => {
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      desk.clock.now += 6 * hour
      expect(await isIn()).toBe(true)
    }

    desk.clock.now += 6 * hour

    expect(await isIn()).toBe(false)
  })

  it('counts every use, also those that come too often to be written down', async () => {
    desk.clock.now += 30_000
    await isIn()
    desk.clock.now += 12 * hour - 1

    expect(await isIn()).toBe(true)
  })

  it('is listed with the device that it was begun on, as coarse as it is useful', async () => {
    const windows =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36'
    const { token: other } = await desk.people.signIn({ login: 'anna', password: goodPassword, userAgent: windows })

    const listed = await desk.people.sessionsOf(id, hashToken(other))

    expect(listed.map(({ device, isCurrent }) => [device, isCurrent]).sort()).toEqual([
      [null, false],
      ['Chrome · Windows', true],
    ])
  })

  it('outlives a restart, its last use with it', async () => {
    desk.clock.now += 11 * hour
    await isIn()

    expect((await desk.store.session(hashToken(token)))?.lastUsedAt).toBe(desk.clock.now)
  })

  it('is not kept alive by being looked at', async () => {
    desk.clock.now += 11 * hour
    expect(await desk.people.isSessionAlive(hashToken(token))).toBe(true)
    desk.clock.now += hour

    expect(await desk.people.isSessionAlive(hashToken(token))).toBe(false)
  })

  it('ends by signing out, and no other with it', async () => {
    const other = (await desk.signIn('anna')).token

    await desk.people.signOut(hashToken(token))

    expect(await isIn()).toBe(false)
    expect(await desk.people.authenticate(other)).not.toBeNull()
    expect(desk.ended).toEqual([hashToken(token)])
  })

  it('is not opened by its hash, or by anything like it', async () => {
    for (const wrong of [hashToken(token), `${token}a`, token.slice(1), token.toLowerCase(), '', ' ']) {
      expect(await desk.people.authenticate(wrong)).toBeNull()
    }
  })

  it('still serves while the store can not be written', async () => {
    desk.store.touchSession = async () => {
      throw new Error('disk full')
    }
    desk.clock.now += hour

    expect(await isIn()).toBe(true)
  })

  it.each([
    ['disabling', { disabled: true }, true],
    ['another role', { role: 'supervisor' as const }, true],
    ['a new password', { password: 'another good one' }, true],
    ['the same role', { role: 'agent' as const }, false],
    ['another name', { name: 'Anna B.', number: '9', capacity: 2, desks: [] }, false],
  ])('and %s of its agent: over is %j → %s', async (_what, change, isOver) => {
    await desk.people.changeAgent('test', id, change)

    expect(await isIn()).toBe(!isOver)
    expect(desk.ended).toEqual(isOver ? [hashToken(token)] : [])
  })
})

describe('the sweeper', () => {
  it('tells of sessions that ran out by themselves', async () => {
    await desk.people.sweepSessions()
    expect(desk.ended).toEqual([])
    desk.clock.now += 12 * hour

    await desk.people.sweepSessions()

    expect(desk.ended).toEqual([hashToken(token)])
    expect(await desk.store.session(hashToken(token))).toBeNull()
  })

  it('tells of sessions whose days are over', async () => {
    for (let n = 0; n < 14; n += 1) {
      desk.clock.now += 12 * hour - 1
      await isIn()
    }
    desk.clock.now += 14

    await desk.people.sweepSessions()

    expect(desk.ended).toEqual([hashToken(token)])
  })

  it('goes on after a failure, and never runs twice at once', async () => {
    let running = 0
    let rounds = 0
    const lines: string[] = []
    await new Promise<void>(done => {
      const sweeper = startSweeper(
        async () => {
          running += 1
          expect(running).toBe(1)
          await new Promise(next => setTimeout(next, 15))
          running -= 1
          rounds += 1
          if (rounds === 3) {
            sweeper.stop()
            done()
          }
          throw new Error('store away')
        },
        createLog('error', { write: (line: string) => void lines.push(line) }),
        10,
      )
    })

    expect(lines.length).toBeGreaterThanOrEqual(2)
  })
})

describe('my sessions', () => {
  it('are listed, latest use first, without a way to use them', async () => {
    desk.clock.now += hour
    const other = (await desk.signIn('anna')).token

    const listed = await desk.people.sessionsOf(id, hashToken(token))

    expect(listed.map(({ isCurrent, startedAt }) => [isCurrent, desk.clock.now - startedAt])).toEqual([
      [false, 0],
      [true, hour],
    ])
    for (const secret of [token, other, hashToken(token), hashToken(other)])
      expect(JSON.stringify(listed)).not.toContain(secret)
  })

  it('end one by one, and their sockets with them', async () => {
    const other = (await desk.signIn('anna')).token
    const listed = await desk.people.sessionsOf(id, hashToken(token))

    await desk.people.endSession(id, listed.find(({ isCurrent }) => !isCurrent)!.id)

    expect(desk.ended).toEqual([hashToken(other)])
    expect(await isIn()).toBe(true)
  })

  it('end everywhere but here', async () => {
    const others = [(await desk.signIn('anna')).token, (await desk.signIn('anna')).token]

    await desk.people.endOtherSessions(id, hashToken(token))

    expect(desk.ended.sort()).toEqual(others.map(hashToken).sort())
    expect(await isIn()).toBe(true)
  })

  it('are nobody else’s to end', async () => {
    const bob = (await desk.add('bob')).id
    const [mine] = await desk.people.sessionsOf(id, hashToken(token))

    expect(await codeOf(desk.people.endSession(bob, mine!.id))).toBe('NOT_FOUND')
    expect(await isIn()).toBe(true)
  })
})

it('lets somebody with a new password in with it', async () => {
  await desk.people.changeAgent('test', id, { password: 'another good one' })

  await expect(desk.signIn('anna', goodPassword)).rejects.toMatchObject({ code: 'WRONG_LOGIN' })
  expect((await desk.signIn('anna', 'another good one')).agent.id).toBe(id)
})
