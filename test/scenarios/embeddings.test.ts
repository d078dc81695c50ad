import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type EmbeddingsServer, startEmbeddingsServer } from '../server/embeddings/support.ts'
import { hireAgent } from '../support/agent-client.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { until } from '../support/until.ts'

/** By the word that there is, it is about cleaning; the model knows the other one, and takes it for the warranty. */
const QUESTION = '洗洗唔哩'

describe('a shop with a model of meaning', () => {
  let server: EmbeddingsServer
  let desk: TestDesk
  beforeEach(async () => {
    server = await startEmbeddingsServer()
    desk = await startDesk({ env: { EMBEDDINGS_URL: server.url, EMBEDDINGS_MODEL: 'small' } })
    await until(() => server.bodies.length > 0)
  })
  afterEach(async () => {
    await desk.stop()
    await server.stop()
  })

  /** What the first of the bot's lines is about: answered, or offered first. */
  async function firstThought(text: string, { url } = desk): Promise<string | undefined> {
    const shopper = await connectShopper(url)
    await shopper.say(text)
    const { messages } = await shopper.sync(0)
    const said = messages.find(({ from }) => from === 'bot')
    shopper.leave()
    return said?.card?.kind === 'answer' ? said.card.entryId : said?.choices?.[0]?.id
  }

  it('understands what its own words do not say', async () => {
    const alone = await startDesk()
    expect(await firstThought(QUESTION, alone)).toBe('descale')
    await alone.stop()

    expect(await until(async () => ((await firstThought(QUESTION)) === 'warranty-kettle' ? true : undefined))).toBe(
      true,
    )
    expect(server.bodies.at(-1)?.input).toEqual([QUESTION])
  })

  it('asks it only when the bot is not sure, and never about what is said to a person', async () => {
    const shopper = await connectShopper(desk.url)
    server.bodies.length = 0
    await shopper.say('怎么开发票？')
    await shopper.say('你好')
    await shopper.say('人工客服')
    await shopper.becomes('queued')
    const agent = await hireAgent(desk.url, '李娜')
    await agent.claim(shopper.session.conversationId)

    await shopper.say(QUESTION)

    expect(server.bodies).toEqual([])
    for (const client of [shopper, agent]) client.leave()
  })

  it('answers as without it when the server fails', async () => {
    server.behave('garbage')

    expect(await firstThought('怎么开发票？')).toBe('invoice-how')
    const shopper = await connectShopper(desk.url)
    expect(await shopper.say('今天天气怎么样')).toMatchObject({ ok: true })
    await shopper.becomes('queued')
    shopper.leave()
  })
})
