import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { type FakeDesk, type FakeDeskOptions, startFakeDesk } from '../../support/fake-desk.ts'
import { buildWidget } from './build-widget.ts'

export interface Shop {
  readonly desk: FakeDesk
  /** A page of another origin than the desk's, with a content security policy that allows the desk and nothing else. */
  readonly url: string
  close(): Promise<void>
}

/** @param attributes of the script tag, e.g. `data-locale="en"`. */
export async function openShop(attributes = 'data-locale="zh-CN"', options: FakeDeskOptions = {}): Promise<Shop> {
  const desk = await startFakeDesk({ publicDir: buildWidget(), ...options })
  const policy = [
    "default-src 'none'",
    `script-src ${desk.url}`,
    `connect-src ${desk.url} ${desk.url.replace('http', 'ws')}`,
    'img-src blob:',
    "style-src 'self'",
  ].join('; ')
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(204).end()
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="zh-CN"><head><title>Shop</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <script async src="${desk.url}/widget.js" ${attributes}></script></head>
      <body><main><h1>Shop</h1><input id="search" aria-label="Search"><a href="#" data-switchboard-open>Ask us</a></main></body></html>`)
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    desk,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      server.close()
      await desk.stop()
    },
  }
}

/** What a shopper sees of the Chinese widget. */
export interface Visit {
  readonly page: Page
  readonly launcher: Locator
  readonly panel: Locator
  readonly input: Locator
  readonly log: Locator
  /** Texts of the shopper's own bubbles, in order. */
  own(): Promise<string[]>
  /** Errors of the page: exceptions and what the policy blocked. */
  readonly errors: string[]
  open(): Promise<void>
  write(text: string): Promise<void>
  leave(): Promise<void>
}

export async function visitShop(browser: Browser, shop: Shop, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => /Content Security Policy/.test(message.text()) && errors.push(message.text()))
  await page.goto(shop.url)
  const launcher = page.locator('switchboard-chat .launch')
  const panel = page.getByRole('dialog').first()
  const input = panel.locator('textarea')
  return {
    page,
    launcher,
    panel,
    input,
    log: panel.getByRole('log'),
    own: () => panel.locator('.own .plain').allInnerTexts(),
    errors,
    async open() {
      await launcher.click()
      await panel.locator('.other .bubble:not(.typing)').first().waitFor()
    },
    async write(text) {
      await input.fill(text)
      await input.press('Enter')
    },
    leave: () => context.close(),
  }
}
