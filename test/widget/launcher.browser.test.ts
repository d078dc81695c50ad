import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { inPage } from './support/in-page.ts'
import { openShop, type Shop, visitShop } from './support/shop.ts'
import { until } from './support/until.ts'

describeInChromium('the launcher', () => {
  let browser: Browser
  const shops: Shop[] = []
  const shop = async (attributes?: string): Promise<Shop> => {
    shops.push(await openShop(attributes))
    return shops.at(-1)!
  }
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    for (const each of shops) await each.close()
  })

  it('[R10] [L16] floats on the page and fetches nothing but itself before the click', async () => {
    const visit = await visitShop(browser, await shop())
    const asked: string[] = []
    visit.page.on('request', request => asked.push(new URL(request.url()).pathname))
    await visit.page.reload()

    await eventually(() => visit.launcher.getAttribute('aria-label'), '在线客服')
    expect(asked).toEqual(['/', '/widget.js'])

    await visit.open()
    expect(asked).toContain('/widget/chat.js')
    expect(visit.errors).toEqual([])
    await visit.leave()
  })

  it('[R10] closes with ✕ and with Escape, and gives the focus back', async () => {
    const visit = await visitShop(browser, await shop())
    const focused = () =>
      visit.page.evaluate(`document.querySelector('switchboard-chat').shadowRoot.activeElement?.className`)

    await visit.open()
    await until(async () => (await focused()) === '')
    await visit.input.press('Escape')
    await eventually(() => visit.panel.isVisible(), false)
    await eventually(() => focused(), 'launch')

    await visit.open()
    await visit.panel.getByRole('button', { name: '关闭', exact: true }).click()
    await eventually(() => focused(), 'launch')
    await visit.leave()
  })

  it('counts what comes while the chat is closed, and remembers it for the next page', async () => {
    const at = await shop()
    const visit = await visitShop(browser, at)
    await visit.open()
    await visit.input.press('Escape')

    at.desk.agentSays('还在吗？')
    at.desk.agentSays('我查到了。')
    await until(async () => (await visit.launcher.locator('.unread').innerText()) === '2')
    await visit.page.reload()

    await eventually(() => visit.launcher.getAttribute('aria-label'), '在线客服，2 条未读消息')
    await visit.open()
    await visit.input.press('Escape')
    await eventually(() => visit.launcher.getAttribute('aria-label'), '在线客服')
    await visit.leave()
  })

  it('sounds for what comes while the chat is closed, unless it is muted', async () => {
    const at = await shop()
    const visit = await visitShop(browser, at)
    await visit.page.addInitScript(`
      window.tones = 0
      const node = { frequency: {}, connect: next => next, start() { window.tones++ }, stop() {} }
      const gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }
      window.AudioContext = class {
        state = 'running'
        currentTime = 0
        resume() {}
        createOscillator() { return node }
        createGain() { return { ...node, gain } }
      }`)
    await visit.page.reload()
    const tones = () => visit.page.evaluate<number>('window.tones')
    const unread = (count: number) =>
      until(async () => (await visit.launcher.locator('.unread').innerText()) === `${count}`)

    await visit.open()
    await visit.input.press('Escape')
    at.desk.agentSays('一')
    await unread(1)
    expect(await tones()).toBe(2)

    await visit.open()
    await visit.panel.getByRole('button', { name: '关闭提示音' }).click()
    await visit.input.press('Escape')
    at.desk.agentSays('二')
    await unread(1)
    expect(await tones()).toBe(2)
    await visit.leave()
  })

  it('[R53] says who is signed in, and does without when the signature has expired', async () => {
    const at = await shop('data-locale="zh-CN" data-identity="BODY.SIGNATURE"')
    const visit = await visitShop(browser, at)
    at.desk.refuseNextConnection('IDENTITY_EXPIRED')

    await visit.open()

    expect(at.desk.identities).toEqual(['BODY.SIGNATURE', undefined])
    await visit.leave()
  })

  it('marks the title of the page while the shopper looks at another tab', async () => {
    const at = await shop()
    const visit = await visitShop(browser, at)
    const look = (state: 'hidden' | 'visible') =>
      visit.page.evaluate(`
        Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))`)
    await visit.open()
    await look('hidden')

    at.desk.agentSays('您好')
    at.desk.agentSays('还在吗？')
    await until(async () => (await visit.page.title()) === '(2) Shop')
    await look('visible')

    expect(await visit.page.title()).toBe('Shop')
    await visit.leave()
  })

  it('stands where the shop wants it, in its colour and language', async () => {
    const visit = await visitShop(
      browser,
      await shop('data-locale="en" data-position="bottom-left" data-offset="12 80" data-brand="#ffe600"'),
      { viewport: { width: 1000, height: 700 } },
    )

    const box = (await visit.launcher.boundingBox())!
    const look = await visit.launcher.evaluate(
      inPage('[getComputedStyle(element).backgroundColor, getComputedStyle(element).color]'),
    )

    expect([box.x, 700 - box.y - box.height]).toEqual([12, 80])
    expect(look).toEqual(['rgb(255, 230, 0)', 'rgb(31, 41, 51)'])
    expect(await visit.launcher.innerText()).toContain('Chat')
    await visit.leave()
  })

  it('opens by itself when told so, without taking the focus', async () => {
    const visit = await visitShop(browser, await shop('data-locale="zh-CN" data-open'))
    await visit.page.locator('#search').focus()

    await visit.panel.getByText('您好').waitFor()

    expect(await visit.page.evaluate('document.activeElement.id')).toBe('search')
    await visit.leave()
  })

  it("opens from an element of the shop's own page", async () => {
    const visit = await visitShop(browser, await shop())

    await visit.page.getByText('Ask us').click()

    await visit.panel.waitFor()
    await visit.leave()
  })

  it('[R27] says so when the chat can not be loaded, names another way, and works at the next click', async () => {
    const visit = await visitShop(browser, await shop('data-locale="zh-CN" data-help="tel:+864000000000"'))
    await visit.page.route('**/widget/chat.js*', route => route.abort(), { times: 1 })

    await visit.launcher.click()
    await visit.page.getByText('客服窗口没有打开').waitFor()
    expect(await visit.page.getByText('其他联系方式').getAttribute('href')).toBe('tel:+864000000000')

    await visit.open()
    await visit.leave()
  })

  it('keeps what is typed from the shortcuts of the page', async () => {
    const visit = await visitShop(browser, await shop())
    await visit.page.evaluate(`addEventListener('keydown', e => { window.heard = e.key })`)
    await visit.open()

    await visit.input.press('/')

    expect(await visit.page.evaluate('window.heard')).toBeUndefined()
    await visit.leave()
  })
})
