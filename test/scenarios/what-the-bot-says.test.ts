import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SuggestedAnswer } from '../../protocol/agent.ts'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const CHINESE = /\p{Script=Han}/u
/** Names of what explains a choice; none of them is a shopper's business. */
const REASONS =
  /matchedQuestion|doubts|runnerUp|"margin|"confidence|"repairs|"share"|knowledgeVersion|\.ya?ml|unsureInARow|humanAsks/

describe('what the bot says', () => {
  let desk: TestDesk
  beforeEach(async () => {
    desk = await startDesk()
  })
  afterEach(() => desk.stop())

  it('is in English to who writes English on a Chinese page, and in Chinese again to who goes back to it', async () => {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say('How can I return something please')
    await shopper.say('thank you very much for that')
    await shopper.say('I want to talk to a human')
    await shopper.becomes('queued')

    const inEnglish = (await shopper.sync(0)).messages
    expect(inEnglish.filter(({ from }) => from !== 'shopper').filter(({ text }) => CHINESE.test(text))).toEqual([])

    await shopper.say('电水壶保修几年？')

    expect((await shopper.sync(0)).messages.at(-1)).toMatchObject({ from: 'bot', text: expect.stringMatching(CHINESE) })
    shopper.leave()
  })

  it('is in Chinese to who writes Chinese on an English page', async () => {
    const shopper = await connectShopper(desk.url, { locale: 'en' })

    await shopper.say('怎么开发票')
    await shopper.say('帮我转人工客服')
    await shopper.becomes('queued')

    const said = (await shopper.sync(0)).messages.filter(({ from }) => from === 'bot' || from === 'system')
    expect(said.filter(({ text }) => !CHINESE.test(text))).toEqual([])
    shopper.leave()
  })

  it('[L1] is recorded with the version of the knowledge that it was taken from', async () => {
    const shopper = await connectShopper(desk.url)
    await shopper.say('怎么开发票？')
    await shopper.hears(({ from }) => from === 'bot')

    const said = await desk.stored.messages()

    expect(said.map(({ bot }) => bot?.knowledgeVersion)).toEqual([desk.app.knowledgeVersion, desk.app.knowledgeVersion])
    shopper.leave()
  })

  it('[L3] never tells a shopper why, and tells an agent all of it', async () => {
    const shopper = await connectShopper(desk.url)
    const frames: string[] = []
    shopper.socket.io.engine.on('packet', packet => frames.push(String(packet.data)))
    const said = ['电水壶保休几年？', '水壶问题', '你好', '今天天气怎么样', '电水壶保休多久', '人工客服']
    for (const text of said) await shopper.say(text)
    await shopper.choose('return-how')
    await shopper.becomes('queued')
    await shopper.sync(0)
    const agent = await hireAgent(desk.url, '李娜')
    const { conversationId } = shopper.session

    await agent.claim(conversationId)
    const suggested = await agent.ask<{ suggestions: readonly SuggestedAnswer[] }>('suggest', { conversationId })

    if (!suggested.ok) throw new Error(suggested.code)
    expect(suggested.data.suggestions[0]).toMatchObject({
      confidence: expect.any(Number),
      file: expect.stringMatching(/^faq\/shop\.zh\.yaml:\d+$/),
      words: expect.any(Array),
      repairs: expect.any(Array),
      matchedQuestion: expect.any(String),
      margin: expect.any(Number),
    })
    const repairs = suggested.data.suggestions.flatMap(each => each.repairs)
    expect(repairs).toContainEqual({ typed: '保休多', read: '保修多', by: 'pinyin' })
    await shopper.say('谢谢')
    expect(frames.length).toBeGreaterThan(10)
    expect(frames.filter(frame => REASONS.test(frame))).toEqual([])
    for (const client of [shopper, agent]) client.leave()
  })

  it('[L3] is behind a sign-in over HTTP too', async () => {
    const openApi = (await (await fetch(`${desk.url}/api/v1/openapi.json`)).json()) as { paths: Record<string, object> }
    const reads = Object.entries(openApi.paths).flatMap(([path, ways]) => ('get' in ways ? [path] : []))

    const open: string[] = []
    for (const path of reads) {
      const response = await fetch(desk.url + path.replace(/\{\w+\}/g, 'x'))
      if (response.ok && !path.endsWith('openapi.json') && REASONS.test(await response.text())) open.push(path)
    }

    expect(reads.length).toBeGreaterThan(5)
    expect(open).toEqual([])
  })
})
