import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { inPage } from './support/in-page.ts'
import { openShop, type Shop, type Visit, visitShop } from './support/shop.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds in the page as it stands, best practices included. */
async function violations({ page }: Visit): Promise<string[]> {
  await page.evaluate(axe)
  // Panels slide in for a moment; colours are judged when they have arrived.
  await page.waitForTimeout(250)
  return page.evaluate<string[]>(
    `axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.flat().join(' > ') + ' ' + n.failureSummary)))`,
  )
}

const RICH = {
  text: '整机保修 **6 年**，见[政策](https://shop.example)，按 `E3`：\n\n1. 断电\n2. 通电\n\n| 部件 | 年限 |\n|---|---|\n| 压缩机 | 10 年 |',
  source: { title: '保修政策', checked: '2026-09-01' },
  card: { kind: 'answer' as const, entryId: 'warranty' },
  choices: [{ id: 'visit', label: '预约上门' }],
}

const SHOP = {
  name: '云朵电器',
  greeting: '您好',
  starters: [{ id: 'install', label: '预约安装' }],
  desks: [
    { id: 'human', title: '在线客服' },
    { id: 'service', title: '售后与维修' },
  ],
}
const otherDesks = [{ id: 'service', title: '售后与维修', isOpen: false, opensAt: null }]

describeInChromium('access', () => {
  let browser: Browser
  let chinese: Shop
  let english: Shop
  beforeAll(async () => {
    browser = await launchBrowser()
    const titles = [{ id: 'warranty', title: '空调保修多久？' }]
    chinese = await openShop('data-locale="zh-CN"', { shop: SHOP, otherDesks, titles, reply: () => RICH })
    english = await openShop('data-locale="en" data-brand="#e4393c"', {
      shop: SHOP,
      otherDesks,
      titles,
      reply: () => RICH,
    })
  })
  afterAll(async () => {
    await browser.close()
    await chinese.close()
    await english.close()
  })

  it.each([
    ['zh-CN', 'light'],
    ['zh-CN', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('[L16] has nothing for axe to find: %s, %s', async (locale, colorScheme) => {
    const shop = locale === 'en' ? english : chinese
    const visit = await visitShop(browser, shop, { colorScheme })
    const found: string[] = await violations(visit)
    await visit.open()
    found.push(...(await violations(visit)))
    await visit.write('空调')
    await visit.log.getByText('整机保修').waitFor()
    await visit.panel.locator('.judge').first().click()
    await visit.input.pressSequentially('空调')
    await visit.panel.getByRole('option').first().waitFor()
    await visit.input.press('ArrowDown')
    found.push(...(await violations(visit)))
    await visit.input.press('Escape')

    shop.desk.setStatus({
      status: 'queued',
      queue: { position: 3, waitSeconds: [120, 240], exits: ['keep', 'message', 'callback'] },
    })
    await visit.panel.locator('.card .chip').nth(2).click()
    await visit.panel.locator('.card .comment').first().waitFor()
    await visit.panel.locator('.card .quiet').click()
    await visit.panel.locator('.card .chip').nth(3).waitFor()
    shop.desk.refuseNext('BAD_PAYLOAD')
    await visit.write('x')
    await visit.panel.locator('.failed').waitFor()
    found.push(...(await violations(visit)))

    shop.desk.agentJoins()
    shop.desk.agentSays('好的')
    shop.desk.agentTypes(true)
    shop.desk.closeConversation({ rateUntil: Date.now() + 3_600_000, followUpAt: Date.now() + 7_200_000 })
    await visit.panel.locator('.faces label').nth(1).click()
    await visit.panel.locator('.rating .chip').first().click()
    await visit.page.context().setOffline(true)
    await visit.panel.locator('.line-bar p').waitFor()
    found.push(...(await violations(visit)))

    expect(found).toEqual([])
    await visit.leave()
  })

  it.each(['light', 'dark'] as const)(
    '[R10] the demo shop page works under its own strict policy: %s',
    async colorScheme => {
      const visit = await visitShop(browser, chinese, { colorScheme })
      await visit.page.goto(chinese.desk.url)

      const found = await violations(visit)
      await visit.page.getByRole('link', { name: '联系客服' }).click()
      await visit.panel.getByText('您好').waitFor()

      expect(found).toEqual([])
      expect(visit.errors).toEqual([])
      await visit.leave()
    },
  )

  it('[L16] can be used from the first to the last by keyboard', async () => {
    const visit = await visitShop(browser, chinese)
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => visit.page.keyboard.press(key)), Promise.resolve())
    const focused = () =>
      visit.page.evaluate<string>(
        `(a => a.getAttribute('aria-label') ?? a.textContent)(document.querySelector('switchboard-chat').shadowRoot.activeElement)`,
      )

    // Past the shop's own input and link.
    await press('Tab', 'Tab', 'Tab')
    expect(await focused()).toBe('在线客服')
    await press('Enter')
    await visit.panel.getByText('您好').waitFor()
    expect(await focused()).toBe('输入消息')

    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab')
    expect(await focused()).toBe('预约安装')
    await press('Enter')
    await visit.log.getByText('整机保修').waitFor()
    expect(await focused()).toBe('输入消息')

    await visit.page.keyboard.type('谢谢')
    await press('Tab')
    expect(await focused()).toContain('发送')
    await press('Enter')
    expect(await focused()).toBe('输入消息')
    await visit.log.getByText('谢谢').waitFor()

    await press('Escape')
    // Followed by what has come in meanwhile.
    expect(await focused()).toMatch(/^在线客服/)
    await visit.leave()
  })

  it('[L16] tells a screen reader what it is', async () => {
    const visit = await visitShop(browser, chinese)
    await visit.open()

    expect(await visit.page.getByRole('dialog', { name: '云朵电器' }).count()).toBe(1)
    // Silent until the history has come in, then it speaks.
    await visit.panel.locator('[role=log][aria-live=polite]').waitFor()
    expect(await visit.panel.getByRole('textbox', { name: '输入消息' }).count()).toBe(1)
    await visit.leave()
  })

  it('[L16] grows with the text size that the reader has set', async () => {
    const visit = await visitShop(browser, chinese)
    await visit.open()
    const width = async () => (await visit.panel.boundingBox())!.width
    const before = await width()

    const keys = await visit.page.context().newCDPSession(visit.page)
    await keys.send('Page.setFontSizes', { fontSizes: { standard: 24, fixed: 20 } })

    expect(await width()).toBeGreaterThan(before * 1.3)
    await visit.leave()
  })

  it('[L16] fills a phone, leaves the page behind it at rest, and never scrolls sideways', async () => {
    const visit = await visitShop(browser, chinese, {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    })
    await visit.open()
    await visit.write('空调')
    await visit.log.getByText('整机保修').waitFor()

    await eventually(() => visit.panel.boundingBox(), { x: 0, y: 0, width: 390, height: 844 })
    expect(await visit.page.evaluate('document.documentElement.style.overflow')).toBe('hidden')
    expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    for (const name of ['关闭', '发送图片'])
      expect(
        (await visit.panel.getByRole('button', { name, exact: true }).boundingBox())!.height,
      ).toBeGreaterThanOrEqual(36)

    await visit.panel.getByRole('button', { name: '关闭', exact: true }).click()
    expect(await visit.page.evaluate('document.documentElement.style.overflow')).toBe('')
    await visit.leave()
  })

  it('[L16] stands still for readers who asked for less motion', async () => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
      const visit = await visitShop(browser, chinese, { reducedMotion })
      await visit.open()
      chinese.desk.agentTypes(true)
      await visit.log.getByText('正在输入').waitFor()
      const count = await visit.page.evaluate<number>(
        `document.querySelector('switchboard-chat').shadowRoot.getAnimations().length`,
      )
      await visit.leave()
      return count
    }

    expect(await moving('no-preference')).toBeGreaterThanOrEqual(3)
    expect(await moving('reduce')).toBe(0)
  })

  it("[L16] follows the theme that the shop's page asks for, whatever the system prefers", async () => {
    const dark = await openShop('data-locale="zh-CN" data-theme="dark"')
    const visit = await visitShop(browser, dark, { colorScheme: 'light' })
    await visit.open()

    expect(await visit.panel.evaluate(inPage('getComputedStyle(element).backgroundColor'))).toBe('rgb(27, 33, 41)')
    await visit.leave()
    await dark.close()
  })

  it("[R10] looks the same whatever the shop's page does to all its elements", async () => {
    const visit = await visitShop(browser, chinese)
    await visit.open()
    const size = async () => ({
      ...(await visit.panel.boundingBox()),
      height: (await visit.input.boundingBox())!.height,
    })
    // The panel slides in; it is measured where it comes to rest.
    await visit.panel.evaluate(inPage('Promise.all(element.getAnimations().map(one => one.finished)).then(() => null)'))
    const before = await size()

    await visit.page.evaluate(`{
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('* { font: italic 30px serif; letter-spacing: 9px; line-height: 3; text-transform: uppercase }')
      document.adoptedStyleSheets = [sheet]
    }`)

    expect(await size()).toEqual(before)
    await visit.leave()
  })
})
