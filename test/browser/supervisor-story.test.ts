import { mkdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { hireAgent, post, signInAdmin } from '../support/agent-client.ts'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { createClock } from '../support/clock.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const SHOP_KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url))
/** `npm test` learns the sample shop once, ahead of the tests. */
const LEARNED = fileURLToPath(new URL('../../node_modules/.cache/switchboard', import.meta.url))
const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const PASSWORD = 'seven quiet kettles'
/** Thursday, 26 November 2026, 14:00 in Shanghai: every desk of the sample shop is open. */
const OPEN_HOURS = Date.UTC(2026, 10, 26, 6)

/** `PICTURES=1 npm test -- test/browser` renews the pictures of the documents. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== '1') return
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}${name}.png` })
}

describeInChromium('a conversation that a supervisor takes over', () => {
  let desk: TestDesk
  let browser: Browser
  let agent: Page
  const faults: string[] = []
  beforeAll(async () => {
    desk = await startDesk({ knowledgeDir: SHOP_KNOWLEDGE, cacheDir: LEARNED, clock: createClock(OPEN_HOURS) })
    browser = await launchBrowser()
    const admin = await signInAdmin(desk.url)
    for (const [login, name, number, role] of [
      ['lina', '李娜', '1024', 'agent'],
      ['zhoumin', '周敏', '1001', 'supervisor'],
    ])
      await post(
        desk.url,
        '/api/v1/agents',
        {
          login,
          password: PASSWORD,
          name,
          number,
          role,
          desks: ['human', 'presale', 'orders', 'service', 'complaints'],
        },
        admin,
      )
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      ...options,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', error => faults.push(error.message))
    return page
  }

  async function signIn(login: string): Promise<Page> {
    const page = await open()
    await page.goto(`${desk.url}/console/`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('tab', { name: /我的/ }).waitFor()
    return page
  }

  it('[R50] [R52] [R58] [R62] [R93] [R100] [L17] queue, board, whisper, take-over, case number, record, rating', async () => {
    const shop = await open({ viewport: { width: 1280, height: 800 } })
    await shop.goto(`${desk.url}/`)
    await shop.getByRole('button', { name: /在线客服/ }).click()
    const input = shop.getByRole('dialog').getByRole('textbox').last()
    const say = async (text: string) => {
      await input.fill(text)
      await input.press('Enter')
    }
    await say('空调显示E3不制冷怎么办')
    await shop
      .getByText(/来源：/)
      .first()
      .waitFor()
    await shop.getByRole('button', { name: '转人工' }).click()
    await shop.getByText(/排队第 1 位/).waitFor()
    await shop.getByRole('button', { name: '请回电' }).click()
    await shop.getByLabel('手机号或邮箱').waitFor()
    await picture(shop, 'widget-waiting')
    await shop.getByRole('button', { name: '继续等待' }).click()
    await shop.getByRole('button', { name: '请回电' }).waitFor({ state: 'detached' })

    const boss = await signIn('zhoumin')
    await boss.getByRole('link', { name: '看板' }).click()
    const figure = (name: string) => boss.locator('.figure').filter({ hasText: name }).locator('b')
    await figure('排队中').getByText('1', { exact: true }).waitFor()

    agent = await signIn('lina')
    await agent.getByRole('button', { name: '上线接待' }).click()
    await shop.getByText(/李娜（工号 1024）已接入会话/).waitFor()
    await agent.getByRole('link', { name: /访客/ }).first().click()
    const reply = agent.getByLabel('回复顾客', { exact: true })
    await reply.fill('您好，我是李娜，看到您的空调报 E3，请问断电重启过吗？')
    await reply.press('Enter')
    await shop.getByText('请问断电重启过吗').waitFor()
    await say('断电三次了都没用，都等了半天了')
    await shop.getByRole('button', { name: '找主管' }).click()
    await shop.locator('.standing').getByText('已通知主管').waitFor()

    const row = boss.locator('.live-row').filter({ hasText: '访客' })
    await row.getByText('找主管', { exact: true }).waitFor()
    await figure('人工接待中').getByText('1', { exact: true }).waitFor()
    await boss
      .getByRole('img', { name: /各组排队/ })
      .locator('svg')
      .waitFor()

    await row.getByRole('link', { name: /^旁听/ }).click()
    await boss.getByRole('log').getByText('都等了半天了').first().waitFor()
    await boss.getByLabel('提示 李娜').fill('先道歉，约今天上门，我来跟进。')
    await boss.keyboard.press('Enter')
    await agent.getByRole('log').getByText('先道歉，约今天上门，我来跟进。').waitFor()
    await picture(agent, 'whisper')
    expect(await shop.getByText('约今天上门，我来跟进').count()).toBe(0)

    await boss.getByRole('button', { name: '接管' }).click()
    await boss.getByRole('tooltip').getByRole('button', { name: '接管' }).click()
    await shop.getByText(/周敏/).first().waitFor()
    await agent.getByText('手上没有会话').waitFor()
    const bossReply = boss.getByLabel('回复顾客', { exact: true })
    await bossReply.fill('您好，我是主管周敏，抱歉让您久等，今天 16:00 师傅上门检修。')
    await bossReply.press('Enter')
    await shop.getByText('今天 16:00 师傅上门检修').waitFor()
    await picture(boss, 'taken-over')

    await boss.getByRole('button', { name: '结束', exact: true }).click()
    await boss.getByRole('tooltip').getByRole('button', { name: '结束会话' }).click()
    const caseNumber = shop.getByText(/^服务编号 \S+/)
    await caseNumber.waitFor()
    const number = (await caseNumber.innerText()).replace('服务编号 ', '')
    await picture(shop, 'widget-closed')
    const [download] = await Promise.all([
      shop.waitForEvent('download'),
      shop.getByRole('button', { name: '保存记录（网页）' }).click(),
    ])
    const record = await readFile(await download.path(), 'utf8')
    for (const text of ['空调显示E3不制冷怎么办', '今天 16:00 师傅上门检修', number]) expect(record).toContain(text)
    expect(record).not.toContain('我来跟进')

    await shop.getByText('很满意').click()
    await shop.getByRole('button', { name: '问题已解决' }).click()
    await shop.getByRole('button', { name: '提交评价' }).click()
    await shop.getByText('感谢您的评价').waitFor()
    await boss.getByRole('link', { name: '看板' }).click()
    await figure('今日评分').getByText('5.0').waitFor()
    await figure('今日已结').getByText('1', { exact: true }).waitFor()

    await say('师傅电话多少')
    await caseNumber.waitFor({ state: 'detached' })
    await shop
      .getByText(/重新打开|继续/)
      .first()
      .waitFor()
    expect(faults).toEqual([])
  }, 180_000)

  it('[R9] [R49] [R60] on a phone, in the dark: another desk is chosen, a call is asked for and found first by the team', async () => {
    await agent.getByRole('button', { name: /^我的状态/ }).click()
    await agent.getByRole('menuitem', { name: /忙碌/ }).click()
    await agent.getByText('忙碌中，暂不分配会话。').waitFor()
    const phone = await open({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
    })
    await phone.goto(`${desk.url}/`)
    await phone.getByRole('button', { name: /在线客服/ }).tap()
    await phone.getByRole('button', { name: '转人工' }).tap()
    await phone.getByRole('button', { name: '切换客服组' }).tap()
    await phone.getByRole('button', { name: /^企业客户专席/ }).waitFor()
    await picture(phone, 'widget-desks')
    await phone.getByRole('button', { name: '订单与配送', exact: true }).tap()
    await phone.getByText('已为您转到「订单与配送」').waitFor()
    await phone.getByRole('button', { name: '请回电' }).tap()
    await phone.getByLabel('手机号或邮箱').fill('13800138000')
    await phone.getByLabel('要办的事（选填）').fill('想约周六上门')
    await picture(phone, 'widget-waiting-phone')
    await phone.getByRole('button', { name: '预约回电' }).tap()
    await phone.getByText(/已预约回电 · 138\*+8000/).waitFor()

    const boss = await signIn('zhoumin')
    await boss.getByRole('tab', { name: /待办/ }).click()
    const card = boss.getByRole('listitem').filter({ hasText: '13800138000' })
    await card.getByText('想约周六上门').waitFor()
    await picture(boss, 'work')
    expect(faults).toEqual([])
  }, 90_000)

  it('[R52] [R55] [R56] [R94] the board of a busy afternoon', async () => {
    const colleague = await hireAgent(desk.url, '张伟', { desks: ['human', 'service', 'complaints'] })
    const stayInTouch = async () => {
      const team = await desk.app.desk.candidates()
      await desk.app.desk.presence.renew(team.map(({ agentId }) => agentId))
    }
    async function ask(text: string) {
      const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
      await shopper.say(text)
      if (shopper.status()?.status !== 'queued') await shopper.ask('handoff:request', {})
      await shopper.becomes('queued')
      desk.clock.pass(25_000)
      await stayInTouch()
      return shopper
    }
    for (const score of [5, 4, 5, 5]) {
      const shopper = await ask('人工客服')
      const { conversationId } = shopper.session
      await colleague.claim(conversationId)
      await colleague.say(conversationId, '您好，已经帮您登记了。')
      await colleague.ask('conversation:close', { conversationId })
      await shopper.becomes('closed')
      expect((await shopper.ask('rating:send', { score })).ok).toBe(true)
    }
    const late = await ask('空调不制冷，人工客服')
    await colleague.claim(late.session.conversationId)
    await late.say('在吗？')
    desk.clock.pass(400_000)
    await stayInTouch()
    await colleague.ask('presence:set', { status: 'busy' })
    await desk.tick()
    for (const text of ['发票抬头开错了', '洗衣机脱水时晃动', '我要投诉安装师傅', '热水器漏电，碰一下手麻'])
      await ask(text)

    const boss = await signIn('zhoumin')
    await boss.getByRole('link', { name: '看板' }).click()
    const desks = boss.getByRole('region', { name: '客服组' })
    for (const mark of ['安全 1', '投诉 1']) await desks.getByText(mark).first().waitFor()
    await boss.getByRole('region', { name: '今日图表' }).getByText('网页 4.8（5）').waitFor()
    await boss.getByRole('row').filter({ hasText: '张伟' }).getByText('1 / 5').waitFor()
    await boss
      .getByRole('img', { name: /各组排队/ })
      .locator('svg')
      .waitFor()
    await picture(boss, 'board')
    await boss.emulateMedia({ colorScheme: 'dark' })
    await picture(boss, 'board-dark')
    expect(
      Number(await boss.locator('.figure').filter({ hasText: '今日超时回复' }).locator('b').innerText()),
    ).toBeGreaterThan(0)
    expect(faults).toEqual([])
  }, 120_000)
})
