import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { post, signInAdmin } from '../support/agent-client.ts'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { createClock } from '../support/clock.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const SHOP_KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url))
/** `npm test` learns the sample shop once, ahead of the tests. */
const LEARNED = fileURLToPath(new URL('../../node_modules/.cache/switchboard', import.meta.url))
const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

/** `PICTURES=1 npm test -- test/browser` renews the pictures of the documents. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== '1') return
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}${name}.png` })
}

describeInChromium('the whole story in two pages', () => {
  let desk: TestDesk
  let browser: Browser
  beforeAll(async () => {
    desk = await startDesk({ knowledgeDir: SHOP_KNOWLEDGE, cacheDir: LEARNED, clock: createClock(Date.now()) })
    browser = await launchBrowser()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  it('[R10] [R24] [R29] [R43] [R57] a shopper asks, the bot answers, a person takes over, the history stays', async () => {
    const shop = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })).newPage()
    const faults: string[] = []
    shop.on('pageerror', error => faults.push(error.message))
    await shop.goto(`${desk.url}/`)
    await shop.getByRole('button', { name: /在线客服/ }).click()
    const input = shop.getByRole('textbox')
    await input.fill('空调保修多久')
    await input.press('Enter')
    await shop.getByText('整机保修 6 年').first().waitFor()
    await shop
      .getByText(/来源：保修政策/)
      .first()
      .waitFor()
    await picture(shop, 'widget')

    const admin = await signInAdmin(desk.url)
    const lina = { login: 'lina', password: 'seven quiet kettles', name: '李娜', number: '1024', desks: ['human'] }
    expect((await post(desk.url, '/api/v1/agents', lina, admin)).status).toBe(201)
    const office = await (
      await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    ).newPage()
    office.on('pageerror', error => faults.push(error.message))
    await office.goto(`${desk.url}/console/`)
    await office
      .getByLabel(/账号|登录名|用户名/)
      .first()
      .fill('lina')
    await office.getByLabel(/密码/).first().fill('seven quiet kettles')
    await office.getByRole('button', { name: /登\s*录/ }).click()
    await office.getByText('手上没有会话').waitFor()

    await input.fill('人工客服')
    await input.press('Enter')
    await shop.getByText(/排队第 1 位/).waitFor()
    await office.getByRole('tab', { name: /排队/ }).click()
    await office.getByText(/访客/).first().click()
    await picture(office, 'console-queue')
    await office
      .getByRole('button', { name: /接\s*入/ })
      .first()
      .click()
    await shop.getByText('李娜（工号 1024）已接入会话').waitFor()

    const editor = office.getByRole('textbox', { name: /回复|消息|输入/ }).last()
    await editor.fill('您好，我是客服，看到您在问空调的保修，请问是哪一款？')
    await editor.press('Enter')
    await shop.getByText('请问是哪一款').waitFor()
    await input.fill('静云挂机，去年十月买的')
    await input.press('Enter')
    await office.getByText('静云挂机，去年十月买的').first().waitFor()
    await office
      .getByText(/整机保修|保修/)
      .first()
      .waitFor()
    await office.getByText('已接入会话', { exact: true }).waitFor({ state: 'hidden' })
    await picture(office, 'console')
    await office.emulateMedia({ colorScheme: 'dark' })
    await picture(office, 'console-dark')
    await picture(shop, 'widget-agent')
    await shop.emulateMedia({ colorScheme: 'dark' })
    await picture(shop, 'widget-dark')
    await shop.emulateMedia({ colorScheme: 'light' })

    await shop.reload()
    await shop.getByRole('button', { name: /在线客服/ }).click()
    await shop.getByText('静云挂机，去年十月买的').waitFor()

    await office
      .getByRole('button', { name: /结\s*束/ })
      .first()
      .click()
    await office
      .getByRole('button', { name: /确\s*定|结束会话/ })
      .last()
      .click()
    await shop.getByText(/本次会话已结束/).waitFor()
    await picture(shop, 'widget-rating')

    await desk.restart()
    await shop.reload()
    await shop.getByRole('button', { name: /在线客服/ }).click()
    await shop.getByText('请问是哪一款').waitFor()
    expect(faults).toEqual([])
  }, 90_000)

  it('[R10] fits a phone', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      locale: 'zh-CN',
    })
    const phone = await context.newPage()
    await phone.goto(`${desk.url}/`)
    await phone.getByRole('button', { name: /在线客服/ }).tap()
    const input = phone.getByRole('textbox')
    await input.fill('冰箱不制冷了怎么办')
    await input.press('Enter')
    await phone
      .getByText(/来源：/)
      .first()
      .waitFor()
    await picture(phone, 'widget-phone')

    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  }, 60_000)

  it.each([
    ['<script>', '<script>window.pwned=1</script><img src=x onerror="window.pwned=1">'],
    ['javascript: links', '[点我](javascript:window.pwned=1) javascript:window.pwned=1'],
    ['bidi tricks', 'invoice\u202Egpj.exe \u2066退款\u2069'],
  ])(
    'shows %s of a shopper to the agent as nothing but text',
    async (_name, text) => {
      const shop = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
      await shop.goto(`${desk.url}/`)
      await shop.getByRole('button', { name: /在线客服/ }).click()
      const input = shop.getByRole('textbox')
      for (const line of ['转人工', text]) {
        await input.fill(line)
        await input.press('Enter')
      }
      await shop.getByText(/排队第/).waitFor()

      const office = await (
        await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      ).newPage()
      await office.goto(`${desk.url}/console/`)
      await office
        .getByLabel(/账号|登录名|用户名/)
        .first()
        .fill('boss')
      await office.getByLabel(/密码/).first().fill('cloud kettle mountain')
      await office.getByRole('button', { name: /登\s*录/ }).click()
      await office.getByRole('tab', { name: /排队/ }).click()
      await office.getByText(/访客/).last().click()
      const shown = text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
      await office.getByText(shown.slice(0, 12)).first().waitFor()

      for (const page of [shop, office]) {
        expect(await page.evaluate("'pwned' in window")).toBe(false)
        expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
      }
    },
    60_000,
  )
})
