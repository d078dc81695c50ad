import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { connectShopper } from '../../support/shopper-client.ts'
import { type ContentDesk, startContentDesk } from './support/content-desk.ts'

const DAY = 86_400_000
const FILE = 'faq/shop.zh.yaml'

let desk: ContentDesk
beforeAll(async () => {
  desk = await startContentDesk()
}, 60_000)
afterAll(() => desk.stop())

/** Each in a conversation of its own; told when the server has it. */
async function ask(...texts: string[]) {
  for (const text of texts) {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say(text)
    shopper.leave()
  }
}

interface Missed {
  key: string
  title: string
  count: number
  days: number[]
  samples: { text: string; reason: string }[]
  nearest: { entryId: string } | null
  chosen: { entryId: string; count: number } | null
}
const missed = async (): Promise<Missed[]> => (await desk.get('/missed')).body

describe('[L10] what the bot missed', () => {
  it('groups unanswered questions, masks who asked, and counts by day', async () => {
    await ask('可以花呗分期付款吗', '花呗可以分期付款么？')
    desk.clock.pass(DAY)
    await desk.signInAgain()
    await ask('花呗分期付款可以吗 我电话13812345678')
    await ask('怎么开发票？')

    const [group, ...others] = await missed()

    expect(others).toEqual([])
    expect(group).toMatchObject({ count: 3, language: 'zh', title: expect.stringContaining('花呗') })
    expect(group?.days).toHaveLength(14)
    expect(group?.days.slice(-2)).toEqual([2, 1])
    expect(group?.samples.map(({ text, reason }) => [text, reason])).toEqual([
      ['花呗分期付款可以吗 我电话***', 'unanswered'],
      ['花呗可以分期付款么？', 'unanswered'],
      ['可以花呗分期付款吗', 'unanswered'],
    ])
  })

  it('what is asked again after an answer is missed too, and what was judged badly', async () => {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say('水壶里有水垢怎么清洗？')
    desk.clock.pass(60_000)
    await shopper.say('水壶里有水垢怎么清洗啊')
    shopper.leave()
    const other = await connectShopper(desk.url, { locale: 'zh-CN' })
    await other.say('我的订单到哪里了？')
    const { seq } = await other.hears(message => message.from === 'bot')
    await other.ask('feedback', { seq, helpful: false })
    other.leave()

    const groups = await missed()

    const reasons = groups.flatMap(({ samples }) => samples.map(({ text, reason }) => [text, reason]))
    expect(reasons).toContainEqual(['水壶里有水垢怎么清洗啊', 'askedAgain'])
    expect(groups.find(({ samples }) => samples[0]?.reason === 'askedAgain')?.nearest?.entryId).toBe('descale')
    expect(reasons).not.toContainEqual(['水壶里有水垢怎么清洗？', expect.anything()])
  })

  it('what shoppers pick when the bot asks back is shown beside what it came nearest to', async () => {
    const offered: string[] = []
    const pickLast = async (text: string) => {
      const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
      await shopper.say(text)
      const { choices = [] } = await shopper.hears(message => message.from === 'bot')
      const entries = choices.filter(({ id }) => id !== 'human').map(({ id }) => id)
      offered.push(...entries)
      const picked = entries.at(-1)!
      await shopper.choose(picked)
      await shopper.hears(message => message.card?.kind === 'answer' && message.card.entryId === picked)
      shopper.leave()
      return picked
    }

    const picked = await pickLast('水壶问题')
    await pickLast('水壶问题')

    const group = (await missed()).find(({ title }) => title.includes('水壶问题'))
    expect(group?.chosen).toMatchObject({ entryId: picked, count: 2 })
    expect(group?.nearest?.entryId).toBe(offered[0])
    expect(offered[0]).not.toBe(picked)
  })

  it('a question that was left open beside an answered one is missed, alone', async () => {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say('怎么开发票？水壶坏了怎么办？')
    const { choices = [] } = await shopper.hears(message => /我还不确定/.test(message.text))
    await shopper.choose(choices[0]!.id)
    await shopper.hears(message => message.card?.kind === 'answer' && message.card.entryId === choices[0]!.id)
    shopper.leave()

    const samples = (await missed()).flatMap(each => each.samples)
    expect(samples).toContainEqual(expect.objectContaining({ text: '水壶坏了怎么办', reason: 'unanswered' }))
    expect((await missed()).filter(({ title }) => title.includes('发票'))).toEqual([])
  })

  it('what is dismissed stays dismissed, also when it is asked again in other words', async () => {
    await ask('你们老板今天心情好不好呀')
    const group = (await missed()).find(({ title }) => title.includes('老板'))

    expect((await desk.send('/missed/dismiss', { key: group?.key })).status).toBe(204)
    expect((await desk.send('/missed/dismiss', { key: group?.key })).status).toBe(204)
    expect((await desk.send('/missed/dismiss', { key: 'unknown' })).body.code).toBe('NOT_FOUND')
    await ask('你们老板今天心情好不好')

    expect((await missed()).filter(({ title }) => title.includes('老板'))).toEqual([])
  })

  it('is done when it is answered: the shopper’s question becomes an entry', async () => {
    const { text, revision } = await desk.textOf(FILE)
    const entry = `  - id: instalments
    question: 可以花呗分期付款吗？
    variants: [花呗可以分期付款么, 花呗分期付款可以吗, 能用花呗分期吗]
    answer: 可以，结算时选“花呗分期”。
`
    const published = await desk.send('/publish', {
      changes: [{ path: FILE, text: text + entry, revision }],
      summary: '花呗',
    })
    expect(published.status).toBe(200)

    expect((await missed()).filter(({ title }) => title.includes('花呗'))).toEqual([])
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say('可以花呗分期付款吗')
    await shopper.hears(message => message.text.includes('花呗分期”'))
    shopper.leave()
  })
})

describe('[L6] replay', () => {
  it('tells what the stored questions would get from a draft', async () => {
    const { text, revision } = await desk.textOf(FILE)
    const draft = text.replace(/ {2}- id: descale[\s\S]*?(?= {2}- id: instalments)/, '')
    expect(draft).not.toBe(text)

    const { status, body } = await desk.send('/replay', {
      changes: [{ path: FILE, text: draft, revision }],
      sinceHours: 72,
    })

    expect(status).toBe(200)
    expect(body.questions).toBe(body.same + body.changed + body.nowAnswered + body.nowLost)
    expect(body.nowLost + body.changed).toBeGreaterThanOrEqual(2)
    expect(body.samples).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('水垢'), before: '水壶里有水垢怎么清洗？' }),
    )
  })
})
