import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hireAgent } from '../support/agent-client.ts'
import { createClock } from '../support/clock.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { TEST_KNOWLEDGE } from '../support/test-knowledge.ts'
import { hireOnline, noticesOf, placesOf, timePasses } from './support/scenes.ts'

const HOURS = `timezone: Asia/Shanghai
human:
  weekday: ["08:00-20:00"]
  weekend: ["09:00-18:00"]
`
/** Sunday, 1 November 2026, 21:00 in Shanghai; the desk opens on Monday at eight. */
const SUNDAY_NIGHT = Date.UTC(2026, 10, 1, 13, 0)
const MONDAY_AT_EIGHT = Date.UTC(2026, 10, 2, 0, 0)

describe('a desk that is closed', () => {
  let desk: TestDesk
  let knowledgeDir: string
  beforeEach(async () => {
    knowledgeDir = await mkdtemp(join(tmpdir(), 'switchboard-knowledge-'))
    await cp(TEST_KNOWLEDGE, knowledgeDir, { recursive: true })
    await writeFile(join(knowledgeDir, 'hours.yaml'), HOURS)
    desk = await startDesk({ knowledgeDir, clock: createClock(SUNDAY_NIGHT) })
  })
  afterEach(async () => {
    await desk.stop()
    await rm(knowledgeDir, { recursive: true, force: true })
  })

  it('[R49] says when it opens next, and goes on answering meanwhile', async () => {
    const shopper = await connectShopper(desk.url)

    await shopper.say('人工客服')

    expect(await shopper.becomes('offline')).toMatchObject({ opensAt: MONDAY_AT_EIGHT })
    expect((await shopper.hears(m => m.from === 'system')).text).toMatch(/明天.*8:00/)
    await shopper.say('电水壶保修几年？')
    expect((await shopper.hears(m => m.from === 'bot')).text).toContain('两年')
    shopper.leave()
  })

  it('[R17] keeps what was written and serves it first when it opens', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('人工客服')
    await shopper.say('请明天回电话给我')
    desk.clock.pass(MONDAY_AT_EIGHT - SUNDAY_NIGHT - 1_000)
    await desk.tick()
    expect((await shopper.sync(0)).status.status).toBe('offline')

    await timePasses(desk, 2_000)
    const early = await connectShopper(desk.url)
    await early.say('人工客服')

    expect(await shopper.becomes('queued')).toMatchObject({ queue: { position: 1 } })
    const agent = await hireAgent(desk.url, '李娜')
    expect(placesOf(agent.inbox().waiting)).toEqual([shopper, early].map(s => s.session.conversationId))
    await agent.ask('presence:set', { status: 'online' })
    await shopper.becomes('agent')
    expect(noticesOf((await shopper.sync(0)).messages)).toEqual(['offline', 'queued', 'joined'])
    for (const client of [shopper, early, agent]) client.leave()
  })

  it('an agent who is there all the same may take it; nobody is given it', async () => {
    const shopper = await connectShopper(desk.url)
    const agent = await hireOnline(desk, '李娜')
    await shopper.say('人工客服')
    await shopper.becomes('offline')
    await desk.tick()
    expect((await shopper.sync(0)).status.status).toBe('offline')

    expect(await agent.claim(shopper.session.conversationId)).toMatchObject({ ok: true })

    await shopper.becomes('agent')
    for (const client of [shopper, agent]) client.leave()
  })

  it('a hazard does not wait for opening hours', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('人工客服')
    await shopper.becomes('offline')

    await shopper.say('水壶冒烟了')

    await shopper.becomes('queued')
    const agent = await hireOnline(desk, '李娜')
    await shopper.becomes('agent')
    for (const client of [shopper, agent]) client.leave()
  })

  it('is left again by the button', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.ask('handoff:request', {})
    await shopper.becomes('offline')

    expect(await shopper.ask('handoff:cancel', {})).toMatchObject({ ok: true, data: { status: 'bot' } })

    desk.clock.pass(MONDAY_AT_EIGHT - SUNDAY_NIGHT)
    await desk.tick()
    expect((await shopper.sync(0)).status.status).toBe('bot')
    shopper.leave()
  })
})
