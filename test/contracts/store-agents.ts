import { expect, it } from '@jest/globals'
import type { Agent, AgentSession, PeopleStore, PresenceRow } from '../../server/store/people-store.ts'
import { codeOfFailure, MINUTE, NOON } from './store-samples.ts'

export function tellAgentStories(people: () => PeopleStore): void {
  function agent(id: string, login = id): Agent {
    return {
      ...{ id, login, passwordHash: '$argon2id$v=19$…', name: '梅', number: '007', role: 'agent' },
      ...{ desks: ['human', '投诉'], capacity: 5, isDisabled: false, createdAt: NOON },
    } as Agent
  }
  function session(tokenHash: string, agentId: string, expiresAt = NOON + MINUTE): AgentSession {
    return { tokenHash, agentId, createdAt: NOON, lastUsedAt: NOON, expiresAt }
  }

  it('finds an agent by id, and by login in any case', async () => {
    await people().addAgent(agent('mei', 'Mei.Lin'))

    expect(await people().agent('mei')).toEqual(agent('mei', 'Mei.Lin'))
    expect(await people().agentByLogin('mei.LIN')).toEqual(agent('mei', 'Mei.Lin'))
    expect(await people().agent('lin')).toBeNull()
    expect(await people().agentByLogin('mei')).toBeNull()
  })

  it('gives a login to one agent only, whatever its case', async () => {
    const results = await Promise.allSettled([
      people().addAgent(agent('a', 'mei')),
      people().addAgent(agent('b', 'MEI')),
    ])
    await people().addAgent({ ...agent('c', 'lin'), createdAt: NOON + 1 })

    expect(results.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await codeOfFailure(people().addAgent(agent('d', 'Mei')))).toBe('LOGIN_TAKEN')
    expect(await codeOfFailure(people().updateAgent(agent('c', 'mEi')))).toBe('LOGIN_TAKEN')
    expect((await people().agents()).map(each => each.login.toLowerCase())).toEqual(['mei', 'lin'])
  })

  it('changes an agent, and lets them keep their login', async () => {
    await people().addAgent(agent('mei'))
    const changed: Agent = {
      ...agent('mei', 'Mei'),
      name: '林',
      desks: [],
      capacity: 1,
      isDisabled: true,
      role: 'admin',
    }

    await people().updateAgent(changed)

    expect(await people().agent('mei')).toEqual(changed)
    expect(await people().agents()).toEqual([changed])
  })

  it('makes one first agent of ten who try at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, (_, i) => people().addFirstAgent(agent(`agent-${i}`))))

    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await people().agents()).toHaveLength(1)
    expect(await people().addFirstAgent(agent('late'))).toBe(false)
  })

  it('keeps a session until it is ended', async () => {
    await people().addSession(session('t1', 'mei'))

    await people().touchSession('t1', NOON + 5)
    await people().touchSession('never', NOON + 5)

    expect(await people().session('t1')).toEqual({ ...session('t1', 'mei'), lastUsedAt: NOON + 5 })
    await people().endSession('t1')
    await people().endSession('t1')
    expect(await people().session('t1')).toBeNull()
  })

  it('ends all sessions of an agent and says which', async () => {
    await Promise.all([session('t1', 'mei'), session('t2', 'mei'), session('t3', 'lin')].map(people().addSession))

    expect((await people().endSessionsOf('mei')).sort()).toEqual(['t1', 't2'])
    expect(await people().endSessionsOf('mei')).toEqual([])
    expect(await people().session('t2')).toBeNull()
    expect(await people().session('t3')).not.toBeNull()
  })

  it('ends sessions when their time is over and says which', async () => {
    await people().addSession(session('t1', 'mei', NOON))
    await people().addSession(session('t2', 'mei', NOON + 1))

    expect(await people().endExpiredSessions(NOON - 1)).toEqual([])
    expect(await people().endExpiredSessions(NOON)).toEqual(['t1'])
    expect(await people().session('t1')).toBeNull()
    expect(await people().session('t2')).not.toBeNull()
  })

  it('knows who is there, and whose console is alive', async () => {
    const mei: PresenceRow = { agentId: 'mei', status: 'online', leaseUntil: NOON, idleSince: NOON }
    const lin: PresenceRow = { agentId: 'lin', status: 'busy', leaseUntil: NOON, idleSince: NOON }

    expect(await people().presence('mei')).toBeNull()
    await people().savePresence({ ...mei, status: 'offline' })
    await Promise.all([people().savePresence(mei), people().savePresence(lin)])
    await people().renewLeases(['mei', 'stranger'], NOON + MINUTE)
    await people().renewLeases([], NOON + 2 * MINUTE)

    expect(await people().presence('mei')).toEqual({ ...mei, leaseUntil: NOON + MINUTE })
    expect(await people().presence('stranger')).toBeNull()
    const rows = await people().presences()
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual(lin)
  })
}
