import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { openShop, type Shop, type Visit, visitShop } from './support/shop.ts'
import { until } from './support/until.ts'

describeInChromium('delivery', () => {
  let browser: Browser
  let shop: Shop
  let visit: Visit
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  beforeEach(async () => {
    shop = await openShop()
    visit = await visitShop(browser, shop)
    await visit.open()
  })
  afterEach(async () => {
    await visit.leave()
    await shop.close()
  })
  afterAll(() => browser.close())

  const setOffline = async (isOffline: boolean) => {
    await visit.page.context().setOffline(isOffline)
    if (isOffline) await visit.panel.getByText('网络已断开，消息会在恢复后自动发送').waitFor()
  }
  const stored = () =>
    shop.desk
      .latest()
      .conversation.messages.filter(({ from }) => from === 'shopper')
      .map(({ text }) => text)

  it('[R24] sends what was written offline exactly once and in order when the network is back', async () => {
    await visit.write('零')
    await visit.log.getByText('收到：零').waitFor()
    await setOffline(true)
    for (const text of ['一', '二', '三']) await visit.write(text)
    await eventually(() => visit.log.getByText('发送中').count(), 3)

    await setOffline(false)

    await visit.log.getByText('收到：三').waitFor()
    expect(stored()).toEqual(['零', '一', '二', '三'])
    await eventually(() => visit.own(), ['零', '一', '二', '三'])
    await eventually(() => visit.panel.getByText('网络已断开').count(), 0)
  })

  it('[R24] keeps history and unsent messages through a reload', async () => {
    await visit.write('早')
    await visit.log.getByText('收到：早').waitFor()
    await setOffline(true)
    await visit.write('还没发出去')
    await visit.page.context().setOffline(false)
    // A dead line, so that nothing leaves before the reload.
    await visit.page.route('**/socket.io/**', route => route.abort())
    await visit.page.reload()

    await visit.open()

    await visit.log.getByText('收到：还没发出去').waitFor()
    expect(stored()).toEqual(['早', '还没发出去'])
    expect(await visit.own()).toEqual(['早', '还没发出去'])
  })

  it('[L7] stores a message once when its acknowledgement is lost, and shows it once', async () => {
    shop.desk.loseAcks(2)

    await visit.write('只要一次')
    await visit.write('然后')

    await visit.log.getByText('收到：然后').waitFor()
    const tries = shop.desk.attempts.filter(({ text }) => text === '只要一次')
    expect(new Set(tries.map(({ clientMessageId }) => clientMessageId)).size).toBe(1)
    expect(stored()).toEqual(['只要一次', '然后'])
    expect(await visit.own()).toEqual(['只要一次', '然后'])
  })

  it('catches up with what was said while the line was broken', async () => {
    await visit.write('在吗')
    await visit.log.getByText('收到：在吗').waitFor()

    shop.desk.breakLines()
    shop.desk.storeSilently({ from: 'bot', text: '断线时的话' })

    await visit.log.getByText('断线时的话').waitFor()
  })

  it('heals from the head when a message was stored but never told', async () => {
    await visit.write('在吗')
    await visit.log.getByText('收到：在吗').waitFor()
    shop.desk.storeSilently({ from: 'bot', text: '没有广播的话' })

    shop.desk.tellHead()

    await visit.log.getByText('没有广播的话').waitFor()
  })

  it('tries again by itself when the desk is busy', async () => {
    shop.desk.refuseNext('RATE_LIMITED', 'BUSY_TRY_AGAIN')

    await visit.write('慢慢来')

    await visit.log.getByText('收到：慢慢来').waitFor()
    expect(shop.desk.attempts.map(({ text }) => text)).toEqual(['慢慢来', '慢慢来', '慢慢来'])
  })

  it('says what was refused for good, and sends it again when asked', async () => {
    shop.desk.refuseNext('BAD_PAYLOAD')
    await visit.write('奇怪的话')
    await visit.log.getByText('未发送 · 内容过长或无法识别').waitFor()

    await visit.panel.getByRole('button', { name: '重发' }).click()

    await visit.log.getByText('收到：奇怪的话').waitFor()
    expect(await visit.own()).toEqual(['奇怪的话'])
  })

  it('begins anew when the desk does not know the visitor any more', async () => {
    await visit.write('旧')
    await visit.log.getByText('收到：旧').waitFor()
    shop.desk.conversations.clear()
    shop.desk.refuseNextConnection('UNAUTHENTICATED')
    shop.desk.breakLines()

    await until(() => shop.desk.conversations.size === 1)

    await until(async () => (await visit.own()).length === 0)
    await visit.write('新')
    await visit.log.getByText('收到：新').waitFor()
  })

  it('lets two tabs share one history and one queue', async () => {
    const other = await visit.page.context().newPage()
    await other.goto(shop.url)
    await other.locator('switchboard-chat .launch').click()
    const otherPanel = other.getByRole('dialog')
    await otherPanel.getByText('您好').waitFor()
    await setOffline(true)
    for (const text of ['甲', '乙']) await visit.write(text)
    await otherPanel.locator('textarea').fill('丙')
    await otherPanel.locator('textarea').press('Enter')

    await setOffline(false)

    await visit.log.getByText('收到：丙').waitFor()
    await otherPanel.getByText('收到：丙').waitFor()
    expect(stored()).toEqual(['甲', '乙', '丙'])
    await eventually(() => visit.own(), ['甲', '乙', '丙'])
    await eventually(() => otherPanel.locator('.own .plain').allInnerTexts(), ['甲', '乙', '丙'])
  })
})
