import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { inPage } from './support/in-page.ts'
import { openShop, type Shop, type Visit, visitShop } from './support/shop.ts'
import { until } from './support/until.ts'

/** Tomorrow, 8:00 in the shopper's time zone, which is Shanghai's. */
const OPENING = (Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000) + 1) * 86_400_000
const SHOP = {
  name: '云朵电器',
  greeting: '您好，想了解哪方面？',
  starters: [],
  desks: [
    { id: 'presale', title: '售前咨询' },
    { id: 'service', title: '售后与维修' },
  ],
}
const CALLBACK = { kind: 'callback', contact: '138****8000', at: null } as const
const OTHER_DESKS = [
  { id: 'presale', title: '售前咨询', isOpen: true, opensAt: null },
  { id: 'service', title: '售后与维修', isOpen: false, opensAt: OPENING },
]

describeInChromium('waiting and after', () => {
  let browser: Browser
  let shop: Shop
  let visit: Visit
  beforeAll(async () => {
    browser = await launchBrowser()
    shop = await openShop('data-locale="zh-CN"', { shop: SHOP, callbackAt: OPENING, otherDesks: OTHER_DESKS })
  })
  beforeEach(async () => {
    shop.desk.wishes.length = shop.desk.choices.length = 0
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
  const button = (name: string) => visit.panel.getByRole('button', { name, exact: true })
  const standing = () => visit.panel.locator('.standing').innerText()

  it('[R43] [R48] one press reaches a person, or the desk that the shopper names', async () => {
    await button('售后与维修').click()
    await visit.panel.getByText('排队第 3 位 · 约 2–4 分钟').waitFor()
    expect(shop.desk.wishes).toEqual([{ desk: 'service' }])

    await button('取消排队').click()
    await button('转人工').click()
    await visit.panel.getByText('排队第 3 位').waitFor()
    expect(shop.desk.wishes).toEqual([{ desk: 'service' }, {}])
  })

  it('[R50] the waiting range is live, and there again after a reload', async () => {
    await button('转人工').click()
    await visit.panel.getByText('排队第 3 位').waitFor()
    shop.desk.setStatus({ status: 'queued', queue: { position: 2, waitSeconds: [60, 180], exits: ['keep'] } })
    await visit.panel.getByText('排队第 2 位 · 约 1–3 分钟').waitFor()

    await visit.page.reload()
    await visit.open()

    await until(async () => (await standing()).includes('排队第 2 位 · 约 1–3 分钟'))
  })

  it('[R49] [R50] without anybody online no minutes are promised, and a message comes first', async () => {
    await button('转人工').click()
    await visit.panel.getByText('排队第 3 位').waitFor()
    shop.desk.setStatus({
      status: 'queued',
      queue: { position: 1, waitSeconds: [120, 1_800], isStaffed: false, exits: ['message', 'callback', 'keep'] },
    })

    await until(async () => (await standing()).includes('排队第 1 位 · 人工暂时不在线'))
    expect(await standing()).not.toContain('分钟')
    const exits = visit.panel.getByRole('group', { name: '等待时还可以' }).getByRole('button')
    await eventually(() => exits.allInnerTexts(), ['留言', '请回电', '继续等待'])
  })

  it('[R60] going on waiting puts the other ways out of sight', async () => {
    await button('转人工').click()
    await button('继续等待').click()

    await button('留言').waitFor({ state: 'detached' })
    expect(shop.desk.choices).toEqual([{ exit: 'keep' }])
    expect(await standing()).toContain('排队第 3 位')
  })

  it('[R49] [R60] a message is left with a way to be reached, and can be withdrawn', async () => {
    await button('转人工').click()
    await button('留言').click()
    await button('提交留言').click()
    expect(shop.desk.choices).toEqual([])
    await visit.panel.getByLabel('手机号或邮箱').fill('13800138000')
    await visit.panel.getByLabel('要办的事（选填）').fill('退款到哪一步了')
    await visit.page.keyboard.press('Enter')

    await visit.panel.getByText('留言已收到 · 138****8000 · 明天 8:00').waitFor()
    expect(shop.desk.choices).toEqual([{ exit: 'message', contact: '13800138000', text: '退款到哪一步了' }])
    await button('撤回').click()
    await visit.panel.getByText('机器人 · 全天在线').waitFor()
  })

  it('[R60] a call keeps the place in the queue', async () => {
    await button('转人工').click()
    await button('请回电').click()
    await visit.panel.getByLabel('手机号或邮箱').fill('13800138000')
    await button('预约回电').click()

    await visit.panel.getByText('已预约回电 · 138****8000').waitFor()
    expect(await standing()).toContain('排队第 3 位')
  })

  it('[R9] another desk can be chosen by keyboard, with what is open; the place in the queue is kept', async () => {
    await button('转人工').click()
    await button('切换客服组').press('Enter')
    await button('售后与维修 · 明天 8:00 上班').waitFor()
    await eventually(() => button('切换客服组').getAttribute('aria-expanded'), 'true')

    await button('售前咨询').press('Enter')

    await visit.log.getByText('已为您转到「售前咨询」').waitFor()
    expect(shop.desk.wishes).toEqual([{}, { desk: 'presale' }])
    expect(await standing()).toContain('排队第 3 位')
    await button('售前咨询').waitFor({ state: 'detached' })
  })

  it('[R9] another desk can be chosen after the other ways were put out of sight, or with a call booked', async () => {
    await button('转人工').click()
    await button('继续等待').click()
    await button('切换客服组').click()
    await button('售前咨询').waitFor()

    shop.desk.setStatus({ ...shop.desk.latest().conversation.status, callback: CALLBACK })

    await visit.panel.getByText('已预约回电 · 138****8000').waitFor()
    expect(await button('售前咨询').isVisible()).toBe(true)
  })

  it('says that somebody is here already when the choice comes too late', async () => {
    await button('转人工').click()
    await button('请回电').click()
    await visit.panel.getByLabel('手机号或邮箱').fill('13800138000')
    shop.desk.latest().conversation.status = { status: 'agent', agent: { name: '李娜', number: '1024' } }
    await button('预约回电').click()

    await visit.panel.getByText('客服已经接入，直接说就可以').waitFor()
  })

  it('marks what the bot answers meanwhile as the bot’s', async () => {
    await button('转人工').click()
    await visit.panel.getByText('排队第 3 位').waitFor()
    shop.desk.botSays({ text: '整机保修 6 年。' })

    await visit.log.getByText('整机保修 6 年。').waitFor()
    expect(await visit.log.locator('.row', { hasText: '整机保修 6 年。' }).locator('.mark').innerText()).toBe('机器人')
  })

  it('[R58] [R91] asks for a supervisor once, while the agent stays', async () => {
    await visit.write('人工客服')
    await visit.log.getByText('正在为您转接人工客服').waitFor()
    shop.desk.agentJoins()
    await button('找主管').click()

    await visit.panel.locator('.standing').getByText('已通知主管').waitFor()
    expect(await standing()).toContain('李娜')
    expect(shop.desk.wishes).toEqual([{ reason: 'supervisor' }])
    expect(await button('找主管').count()).toBe(0)
  })

  it('[R62] [R100] ends with a case number and a record to keep, as a page and as text', async () => {
    await visit.write('保修多久')
    await visit.log.getByText('收到：保修多久').waitFor()
    shop.desk.agentJoins()
    shop.desk.closeConversation()
    await visit.panel.getByText('服务编号 261102-K7QF3M').waitFor()
    await visit.panel.getByText('您问了空调保修。').waitFor()

    const saved: Record<string, string> = {}
    for (const name of ['保存记录（网页）', '保存记录（文本）']) {
      const [download] = await Promise.all([visit.page.waitForEvent('download'), button(name).click()])
      saved[download.suggestedFilename()] = await readFile(await download.path(), 'utf8')
    }

    expect(saved['云朵电器-2026-11-02.html']).toContain('<title>记录</title>')
    expect(saved['云朵电器-2026-11-02.txt']).toContain('保修多久')
    expect(await visit.panel.locator('.faces').count()).toBe(1)
  })

  it('[R62] [R93] says by when something is followed up, and until when it can be rated', async () => {
    shop.desk.agentJoins()
    shop.desk.closeConversation({ rateUntil: OPENING, followUpAt: OPENING + 10 * 3_600_000 })

    await visit.panel.getByText('明天 18:00 前跟进并回复您').waitFor()
    await visit.panel.getByText('明天 8:00 前可评价').waitFor()
  })

  it('keeps what the agent says in sight when the card above it goes', async () => {
    await visit.write('保修多久')
    await visit.write('安装收费吗')
    await button('转人工').click()
    await button('请回电').click()
    await visit.panel.getByLabel('手机号或邮箱').waitFor()

    shop.desk.agentJoins()
    shop.desk.agentSays('您好，看到您在问保修和安装，请问是哪一款？')

    const row = visit.log.locator('.row', { hasText: '请问是哪一款？' })
    await row.waitFor()
    const isInSight = inPage<boolean>(
      'element.getBoundingClientRect().bottom <= element.closest(".log").getBoundingClientRect().bottom',
    )
    await until(() => row.evaluate(isInSight))
  })

  it('shows that a conversation was opened again', async () => {
    shop.desk.agentJoins()
    shop.desk.closeConversation()
    await visit.panel.getByText('服务编号').waitFor()

    await visit.write('还有一个问题')
    shop.desk.systemSays('会话已重新打开，之前的记录都在上面')

    await visit.panel.getByText('服务编号').waitFor({ state: 'detached' })
    await visit.log.getByText('会话已重新打开').waitFor()
  })

  it('fits a phone with everything open', async () => {
    const phone = await visitShop(browser, shop, {
      viewport: { width: 360, height: 640 },
      isMobile: true,
      hasTouch: true,
    })
    await phone.open()
    await phone.panel.getByRole('button', { name: '转人工' }).tap()
    await phone.panel.getByRole('button', { name: '请回电' }).tap()
    await phone.panel.getByLabel('手机号或邮箱').waitFor()
    await phone.panel.getByRole('button', { name: '切换客服组' }).tap()
    await phone.panel.getByRole('button', { name: '售前咨询' }).waitFor()

    const fits = inPage<boolean>('element.scrollWidth <= element.clientWidth')
    expect(await phone.panel.locator('.log').evaluate(fits)).toBe(true)
    await phone.leave()
  })
})
