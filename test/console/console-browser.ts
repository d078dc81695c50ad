import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { type FakeAgentDesk, startFakeAgentDesk } from '../support/fake-agent-desk.ts'
import { buildConsole } from './build-console.ts'

const LIMIT_MS = 120_000
jest.setTimeout(LIMIT_MS)

export interface Visit {
  readonly page: Page
  readonly desk: FakeAgentDesk
  /** What the page complained about: errors, refused scripts, antd's warnings. */
  readonly complaints: string[]
}

export interface VisitOptions extends BrowserContextOptions {
  readonly isSetUp?: boolean
}

/** A `describe` whose tests run in Chromium against a fake desk of their own; skipped with one line where there is none. */
export function describeConsole(name: string, tests: (visit: (options?: VisitOptions) => Promise<Visit>) => void) {
  describeInChromium(name, () => {
    let browser: Browser
    let publicDir: string
    const closing: (() => Promise<unknown>)[] = []

    beforeAll(async () => {
      publicDir = await buildConsole()
      browser = await launchBrowser()
    }, LIMIT_MS)
    afterEach(async () => {
      for (const close of closing.splice(0)) await close()
    })
    afterAll(() => browser?.close())

    tests(async ({ isSetUp = true, ...options } = {}) => {
      const desk = await startFakeAgentDesk({ publicDir, isSetUp })
      const context = await browser.newContext({
        locale: 'zh-CN',
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      closing.push(
        () => context.close(),
        () => desk.stop(),
      )
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      const complaints: string[] = []
      page.on('pageerror', error => complaints.push(error.message))
      page.on('console', line => {
        if (line.type() === 'error' && !/WebSocket|Failed to load resource|ERR_/.test(line.text()))
          complaints.push(line.text())
      })
      return { page, desk, complaints }
    })
  })
}

/** Signed in without the form: this tab holds a session already. */
export async function enter({ page, desk }: Visit, place = '/inbox') {
  const session = JSON.stringify(desk.openSession())
  await page.addInitScript(`sessionStorage.setItem('switchboard.session', ${JSON.stringify(session)})`)
  await page.goto(`${desk.url}/console/#${place}`)
  await page.getByRole('navigation').waitFor()
}

export async function signIn({ page, desk }: Visit, stay = false) {
  await page.goto(`${desk.url}/console/`)
  await page.getByLabel('账号').fill('lina')
  await page.getByLabel('密码', { exact: true }).fill('correct horse')
  if (stay) await page.getByLabel('在此设备保持登录').check()
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('tab', { name: /我的/ }).waitFor()
}

/** Signed in and looking at a conversation. */
export async function openConversation(visit: Visit, name: string, tab: '我的' | '排队' = '我的') {
  await enter(visit)
  await visit.page.getByRole('tab', { name: new RegExp(tab) }).click()
  await visit.page.getByRole('link', { name: new RegExp(name) }).click()
  await visit.page.getByRole('heading', { level: 1, name }).waitFor()
  await visit.page.getByRole('log').waitFor()
}

export const editor = (page: Page) => page.getByLabel('回复顾客', { exact: true })
