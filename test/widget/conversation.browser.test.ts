import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { inPage } from './support/in-page.ts'
import { openShop, type Shop, type Visit, visitShop } from './support/shop.ts'
import { until } from './support/until.ts'

const WARRANTY = {
  text: '整机保修 **6 年**。\n\n1. 记下型号\n2. 拍下代码\n\n| 部件 | 年限 |\n|---|---|\n| 压缩机 | 10 年 |',
  source: { title: '保修政策', checked: '2026-09-01' },
  card: { kind: 'answer' as const, entryId: 'warranty' },
  choices: [
    { id: 'visit', label: '预约上门' },
    { id: 'scope', label: '保修范围' },
  ],
}

describeInChromium('a conversation', () => {
  let browser: Browser
  let shop: Shop
  let visit: Visit
  beforeAll(async () => {
    browser = await launchBrowser()
    shop = await openShop('data-locale="zh-CN"', {
      titles: [
        { id: 'warranty', title: '空调保修多久？' },
        { id: 'cold', title: '空调不制冷怎么办？' },
      ],
      reply: text => (text === 'warranty' || text === '保修' ? WARRANTY : { text: `收到：${text}` }),
    })
  })
  beforeEach(async () => {
    visit = await visitShop(browser, shop)
    await visit.open()
  })
  afterEach(async () => {
    expect(visit.errors).toEqual([])
    await visit.leave()
  })
  afterAll(async () => {
    await browser.close()
    await shop.close()
  })

  it('begins with a greeting and questions that are gone once one is used', async () => {
    await visit.panel.getByRole('button', { name: '空调保修多久？' }).click()

    await visit.log.getByText('整机保修').waitFor()
    await eventually(() => visit.own(), ['空调保修多久？'])
    await eventually(() => visit.panel.getByRole('button', { name: '如何申请退货？' }).count(), 0)
    await eventually(() => visit.log.getByText('您好，我是云朵机器人').count(), 1)
  })

  it('shows choices as buttons until one is pressed, and keeps the keyboard at hand', async () => {
    await visit.write('保修')

    await visit.panel.getByRole('button', { name: '预约上门' }).press('Enter')

    await visit.log.getByText('收到：visit').waitFor()
    await eventually(() => visit.own(), ['保修', '预约上门'])
    await eventually(() => visit.panel.getByRole('button', { name: '保修范围' }).count(), 0)
    await visit.page.keyboard.type('继续')
    await eventually(() => visit.input.inputValue(), '继续')
  })

  it('[R110] shows steps, tables, and where the facts come from', async () => {
    await visit.write('保修')

    await visit.log.getByText('来源：保修政策 · 2026-09-01 核对').waitFor()
    expect(await visit.log.locator('ol li').allInnerTexts()).toEqual(['记下型号', '拍下代码'])
    expect(await visit.log.getByRole('columnheader').allInnerTexts()).toEqual(['部件', '年限'])
    expect(await visit.log.getByText('机器人', { exact: true }).count()).toBeGreaterThan(0)
  })

  it('takes a judgement of an answer, once', async () => {
    await visit.write('保修')

    await visit.panel.getByRole('button', { name: '没帮助' }).click()

    await visit.log.getByText('谢谢反馈').waitFor()
    expect(shop.desk.feedback.at(-1)).toEqual({ seq: 2, helpful: false })
    await visit.page.reload()
    await visit.open()
    await eventually(() => visit.panel.getByRole('button', { name: '没帮助' }).getAttribute('aria-pressed'), 'true')
  })

  it('[R43] [R50] reaches a person with one press, shows the place in the queue, and lets go of it', async () => {
    await visit.panel.getByRole('button', { name: '转人工' }).click()
    await visit.panel.getByText('排队第 3 位 · 约 2–4 分钟').waitFor()

    await visit.panel.getByRole('button', { name: '取消排队' }).click()

    await visit.panel.getByText('机器人 · 全天在线').waitFor()
    await visit.write('人工客服')
    await visit.panel.getByText('排队第 3 位').waitFor()
  })

  it('[R43] keeps the wish for a person while the line is down', async () => {
    await visit.page.context().setOffline(true)
    await visit.panel.getByText('网络已断开').waitFor()

    await visit.panel.getByRole('button', { name: '转人工' }).click()
    await visit.page.context().setOffline(false)

    await visit.panel.getByText('排队第 3 位').waitFor()
    expect(await visit.own()).toEqual(['人工客服'])
  })

  it('[R62] names the agent and the number, shows typing, and says what was seen', async () => {
    shop.desk.agentJoins()
    shop.desk.agentSays('您好，我是李娜')
    await visit.panel.getByText('李娜 · 工号 1024').waitFor()
    await visit.write('请帮我查一下')
    await visit.log.getByText('已发送').waitFor()

    shop.desk.agentTypes(true)
    await visit.log.getByText('李娜 正在输入').waitFor()
    shop.desk.agentReads(4)

    await visit.log.getByText('已读').waitFor()
    shop.desk.agentSays('好的')
    await visit.log.getByText('好的', { exact: true }).waitFor()
    await eventually(() => visit.log.getByText('李娜 正在输入').count(), 0)
    await until(() => shop.desk.reads.at(-1) === shop.desk.latest().conversation.messages.length)
  })

  it('[R93] asks for a rating after closing: a face, reasons, one line', async () => {
    shop.desk.agentJoins()
    shop.desk.closeConversation()

    await visit.panel.getByRole('radio', { name: '很满意' }).check()
    await visit.panel.getByRole('button', { name: '解答清楚' }).click()
    await visit.panel.getByRole('textbox', { name: '还想说点什么' }).fill('谢谢')
    await visit.panel.getByRole('button', { name: '提交评价' }).click()

    await visit.log.getByText('感谢您的评价').waitFor()
    expect(shop.desk.ratings.at(-1)).toEqual({ score: 5, reasons: ['解答清楚'], comment: '谢谢' })
  })

  it('[R17] says when the closed desk opens, and takes a message', async () => {
    const tomorrow = new Date(Date.now() + 24 * 3_600_000)
    shop.desk.setStatus({ status: 'offline', opensAt: tomorrow.setUTCHours(0, 0, 0, 0) })

    await visit.panel
      .getByText('人工 明天 8:00 上班 · 可留言')
      .or(visit.panel.getByText('人工 今天 8:00 上班 · 可留言'))
      .waitFor()
    expect(await visit.input.getAttribute('placeholder')).toContain('请留言')
  })

  it('completes what is written, by arrows and Enter, and sends the title as a choice', async () => {
    await visit.input.pressSequentially('空调')
    await visit.panel.getByRole('option').nth(1).waitFor()

    await visit.input.press('ArrowDown')
    await visit.input.press('ArrowDown')
    await eventually(() => visit.input.getAttribute('aria-activedescendant'), 'suggestion-1')
    await visit.input.press('Enter')

    await visit.log.getByText('收到：cold').waitFor()
    expect(await visit.own()).toEqual(['空调不制冷怎么办？'])
  })

  it('sends what is written when no title is chosen, and closes the titles with Escape first', async () => {
    await visit.input.pressSequentially('空调')
    await visit.panel.getByRole('option').first().waitFor()

    await visit.input.press('Escape')
    await eventually(() => visit.panel.getByRole('option').count(), 0)
    await eventually(() => visit.panel.isVisible(), true)
    await visit.input.press('Enter')

    await visit.log.getByText('收到：空调').waitFor()
  })

  it('shows a long answer from its beginning', async () => {
    shop.desk.botSays({ text: Array.from({ length: 40 }, (_, i) => `第 ${i} 行`).join('\n') })
    const bubble = visit.log.locator('.other .bubble').last()
    await bubble.getByText('第 39 行').waitFor()

    const [frame, answer] = [(await visit.log.boundingBox())!, (await bubble.boundingBox())!]

    expect(answer.height).toBeGreaterThan(frame.height)
    expect(answer.y).toBeGreaterThan(frame.y)
  })

  it('leaves the reader alone who has scrolled up, and tells what is new', async () => {
    for (let i = 0; i < 15; i++) shop.desk.botSays({ text: `第 ${i} 条\n\n很长\n\n很长` })
    await visit.log.getByText('第 14 条').waitFor()
    await visit.log.evaluate(inPage('element.scrollTo(0, 0)'))
    await until(async () => (await visit.log.evaluate(inPage('element.scrollTop'))) === 0)
    // The page is told of scrolling before its next frame is drawn.
    await visit.log.evaluate(inPage('new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))'))

    shop.desk.botSays({ text: '新的一条' })

    await visit.panel.getByRole('button', { name: '1 条新消息' }).click()
    await until(async () =>
      visit.log.evaluate(inPage<boolean>('element.scrollHeight - element.scrollTop - element.clientHeight < 4')),
    )
    await eventually(() => visit.panel.getByRole('button', { name: '条新消息' }).count(), 0)
  })
})
