import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { inPage } from './support/in-page.ts'
import { openShop, type Shop, type Visit, visitShop } from './support/shop.ts'
import { until } from './support/until.ts'

/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

describeInChromium('pictures', () => {
  let browser: Browser
  let shop: Shop
  let visit: Visit
  beforeAll(async () => {
    browser = await launchBrowser()
    shop = await openShop()
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
  const choose = (name: string, mimeType: string, buffer: Buffer) =>
    visit.panel.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  const isDrawn = () =>
    visit.log.locator('.own img').evaluate(inPage<boolean>('element.complete && element.naturalWidth === 1'))

  it('[R25] are sent by the button and shown large by a click', async () => {
    await choose('proof.png', 'image/png', PNG)

    await visit.log.getByText('收到：图片').waitFor()
    expect(shop.desk.latest().conversation.messages[0]?.attachment).toMatchObject({
      type: 'image/png',
      size: PNG.length,
    })
    await until(isDrawn)
    await visit.panel.getByRole('button', { name: '我发来的图片' }).click()
    await visit.panel.locator('dialog[open] img').waitFor()
    await visit.page.keyboard.press('Escape')
    await eventually(() => visit.panel.locator('dialog[open]').count(), 0)
    await eventually(() => visit.panel.isVisible(), true)
  })

  it('[R25] come back after a reload, fetched with the token and never by an open address', async () => {
    await choose('proof.png', 'image/png', PNG)
    await visit.log.getByText('收到：图片').waitFor()
    const asked: (string | undefined)[] = []
    visit.page.on('request', request => {
      if (request.url().includes('attachments')) asked.push(request.headers().authorization)
    })

    await visit.page.reload()
    await visit.open()

    await until(isDrawn)
    expect(asked.filter(Boolean)).toEqual([`Bearer ${shop.desk.latest().token}`])
    expect(await visit.log.locator('.own img').getAttribute('src')).toMatch(/^blob:/)
  })

  it.each(['paste', 'drop'])('[R25] are taken by %s', async way => {
    await visit.input.evaluate(
      inPage(`((way) => {
        const bytes = Uint8Array.from(atob('${PNG.toString('base64')}'), c => c.charCodeAt(0))
        const carried = new DataTransfer()
        carried.items.add(new File([bytes], 'shot.png', { type: 'image/png' }))
        const about = { bubbles: true, composed: true, cancelable: true }
        element.dispatchEvent(way === 'paste'
          ? new ClipboardEvent('paste', { ...about, clipboardData: carried })
          : new DragEvent('drop', { ...about, dataTransfer: carried }))
      })('${way}')`),
    )

    await visit.log.getByText('收到：图片').waitFor()
  })

  it('wait for the line and go then', async () => {
    await visit.page.context().setOffline(true)
    await visit.panel.getByText('网络已断开').waitFor()
    await choose('proof.png', 'image/png', PNG)
    await visit.log.getByText('发送中').waitFor()

    await visit.page.context().setOffline(false)

    await visit.log.getByText('收到：图片').waitFor()
  })

  it('[L7] that were on their way survive a reload and are sent once', async () => {
    // The desk takes the request and says nothing: the upload hangs until the page goes away.
    await visit.page.route('**/api/v1/attachments', () => {})
    await choose('proof.png', 'image/png', PNG)
    await visit.log.getByText('发送中').waitFor()
    await visit.page.unroute('**/api/v1/attachments')

    await visit.page.reload()
    await visit.open()

    await visit.log.getByText('收到：图片').waitFor()
    await until(isDrawn)
    await visit.page.reload()
    await visit.open()
    await until(isDrawn)
    await eventually(() => visit.log.locator('.own').count(), 1)
    expect(shop.desk.latest().conversation.messages.filter(({ attachment }) => attachment)).toHaveLength(1)
  })

  it('are uploaded by one of two tabs, and by the other when the first is closed', async () => {
    await visit.page.route('**/api/v1/attachments', () => {})
    await choose('proof.png', 'image/png', PNG)
    await visit.log.getByText('发送中').waitFor()
    const other = await visit.page.context().newPage()
    await other.goto(shop.url)
    await other.locator('switchboard-chat .launch').click()
    const log = other.getByRole('log')
    await log.locator('.other .bubble:not(.typing)').first().waitFor()
    expect(await log.locator('.own').count()).toBe(0)

    await visit.page.close()

    await log.getByText('收到：图片').waitFor()
    expect(shop.desk.latest().conversation.messages.filter(({ attachment }) => attachment)).toHaveLength(1)
  })

  it('say when an upload failed, and go when asked again', async () => {
    await visit.page.route('**/api/v1/attachments', route => route.abort(), { times: 1 })
    await choose('proof.png', 'image/png', PNG)
    await visit.log.getByText('未发送 · 网络不稳定').waitFor()

    await visit.panel.getByRole('button', { name: '重发' }).click()

    await visit.log.getByText('收到：图片').waitFor()
    await eventually(() => visit.log.locator('.own').count(), 1)
  })

  it('are refused with a reason when they are none, or too large', async () => {
    await choose('page.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    await visit.panel.getByText('只支持 PNG、JPEG、WebP 图片').waitFor()

    const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
    const huge = join(folder, 'huge.png')
    await writeFile(huge, PNG)
    await truncate(huge, 8 * 1024 * 1024 + 1)
    await visit.panel.locator('input[type=file]').setInputFiles(huge)
    await visit.panel.getByText('图片不能超过 8 MB').waitFor()
    expect(await visit.own()).toEqual([])
    await rm(folder, { recursive: true })
  })
})
