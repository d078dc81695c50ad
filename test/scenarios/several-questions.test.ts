import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connectShopper, type ShopperClient } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

describe('several questions in one message', () => {
  let desk: TestDesk
  let shopper: ShopperClient
  beforeEach(async () => {
    desk = await startDesk()
    shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
  })
  afterEach(async () => {
    shopper.leave()
    await desk.stop()
  })

  /** What the bot has said since the message `after`. */
  const saidSince = async (after: number) =>
    (await shopper.sync(after)).messages.filter(({ from }) => from === 'bot' || from === 'system')

  it('are answered in order; the one that is not understood is named, with choices', async () => {
    await shopper.say('怎么退货？水壶坏了怎么办？怎么开发票？')

    const [first, second, open, ...more] = await saidSince(0)
    expect([first, second]).toMatchObject([
      { card: { kind: 'answer', entryId: 'return-how' } },
      { card: { kind: 'answer', entryId: 'invoice-how' } },
    ])
    expect(open?.text).toBe('关于“水壶坏了怎么办”，我还不确定，您是不是想问：')
    expect(open?.choices?.map(({ id }) => id).sort()).toEqual(['descale', 'human', 'warranty-kettle'])
    expect(second?.choices).toBeUndefined()
    expect(more).toEqual([])
  })

  it.each(['怎么退货，怎么开发票，电水壶保修多久', '怎么退货？怎么开发票？电水壶保修多久？'])('%s', async text => {
    await shopper.say(text)

    expect(await saidSince(0)).toMatchObject([
      { card: { kind: 'answer', entryId: 'return-how' } },
      { card: { kind: 'answer', entryId: 'invoice-how' } },
      { card: { kind: 'answer', entryId: 'warranty-kettle' } },
    ])
  })

  it('a choice is answered at once', async () => {
    await shopper.say('怎么开发票？水壶坏了怎么办？')
    const { choices = [] } = await shopper.hears(message => /我还不确定/.test(message.text))
    const { head } = await shopper.sync(0)

    await shopper.choose(choices[0]!.id)

    expect(await saidSince(head)).toMatchObject([{ card: { kind: 'answer', entryId: choices[0]!.id } }])
  })

  it('where nothing comes near, the way to a person is shown', async () => {
    await shopper.say('怎么开发票？你们老板是谁？')

    expect((await saidSince(0)).at(-1)).toMatchObject({
      text: '关于“你们老板是谁”，我还不确定。您可以换个说法再问一次，也可以转人工。',
      choices: [{ id: 'human', label: '转人工' }],
    })
    expect(shopper.status()?.status).toBe('bot')
  })

  it('who is not understood a second time comes to a person in the same turn', async () => {
    await shopper.say('怎么开发票？水壶坏了怎么办？')

    await shopper.say('水壶问题')

    await shopper.becomes('queued')
  })

  it('the same message over and over does not go round in circles', async () => {
    for (let time = 0; time < 3; time++) {
      await shopper.say('怎么开发票？你们老板是谁？')
      desk.clock.pass(10_000)
    }

    await shopper.becomes('queued')
  })

  it('what a shopper wrote is quoted shortly, and never as a link or a format', async () => {
    await shopper.say(
      '怎么开发票？**[点这里领奖](http://prize.example/x)** 这个网址 http://prize.example/y 是你们的活动页面对吗？',
    )

    const { text } = (await saidSince(0)).at(-1)!

    expect(text).not.toMatch(/[[\]*()]|http|prize/)
    expect([...(/“(.*)”/.exec(text)?.[1] ?? '')].length).toBeLessThanOrEqual(25)
  })

  it('is in English to who writes English', async () => {
    await shopper.say('How long is the kettle warranty? Is there a museum nearby?')

    expect(await saidSince(0)).toMatchObject([
      { card: { entryId: 'en-warranty-kettle' } },
      {
        text: 'I am not sure about “Is there a museum nearby”. You can ask it in other words, or talk to a person.',
        choices: [{ id: 'human', label: 'Talk to a person' }],
      },
    ])
  })
})
