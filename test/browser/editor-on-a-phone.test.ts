import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { post, signInAdmin } from '../support/agent-client.ts'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { createClock } from '../support/clock.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'

const PASSWORD = 'seven quiet kettles'
const FINGER_PX = 44

describeInChromium('the editor on a phone', () => {
  let desk: TestDesk
  let browser: Browser
  let axe: string
  const faults: string[] = []

  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    desk = await startDesk({ clock: createClock(Date.now()) })
    browser = await launchBrowser()
    await post(
      desk.url,
      '/api/v1/agents',
      { login: 'wenwen', password: PASSWORD, name: '文雯', number: '2001', role: 'editor', desks: ['human'] },
      await signInAdmin(desk.url),
    )
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say('你们附近有没有停车场，我周末带老人开车过来方便不方便停一下')
    await shopper.hears(message => message.from !== 'shopper')
    shopper.leave()
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  async function enter(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 640 },
      hasTouch: true,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      colorScheme,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', error => faults.push(error.message))
    await page.goto(`${desk.url}/console/`)
    await page.getByLabel('账号').fill('wenwen')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: '知识' }).waitFor()
    return page
  }

  const show = (page: Page, pane: string) => page.getByRole('radiogroup', { name: '显示' }).getByText(pane).tap()

  /** What axe finds, what a finger misses and what sticks out at the side, one line each. */
  async function findings(page: Page): Promise<string[]> {
    await page.waitForTimeout(300)
    await page.evaluate(axe)
    // A menu opens beside the landmarks.
    return (await page.evaluate(`axe.run({ rules: { region: { enabled: false } } }).then(({ violations }) => [
      ...violations.flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.target.join(' '))),
      ...[...document.querySelectorAll('.editor :is(button, textarea, .ant-input-affix-wrapper, .ant-segmented-item, .ant-select), .ant-modal button')]
        .filter(each => each.checkVisibility({ visibilityProperty: true }))
        .filter(each => Math.min(each.offsetWidth, each.offsetHeight) < ${FINGER_PX})
        .map(each => 'small: ' + each.outerHTML.slice(0, 120)),
      ...['.workspace', '.editor', '.editor-body', '.files']
        .filter(place => document.querySelector(place)?.scrollTop > 0 || document.querySelector(place)?.scrollHeight > document.querySelector(place)?.clientHeight)
        .map(place => 'moves: ' + place),
      ...(document.documentElement.scrollWidth > innerWidth ? ['wide: ' + document.documentElement.scrollWidth] : []),
    ])`)) as string[]
  }

  it.each(['light', 'dark'] as const)(
    'an answer is changed, tried and found again as it was left, %s',
    async colorScheme => {
      const page = await enter(390, colorScheme)
      await page.getByRole('button', { name: /测试小店/ }).tap()
      expect(await findings(page)).toEqual([])
      await page.getByRole('button', { name: '怎么开发票？' }).tap()
      const answer = page.getByLabel('答案')
      await answer.fill('在订单详情里点“申请发票”，当天就能收到。')
      await page.getByText('1 处未发布的修改', { exact: true }).waitFor()
      await page
        .getByRole('region', { name: '检查' })
        .getByText(/提醒|没有问题/)
        .waitFor()
      expect(await findings(page)).toEqual([])

      await show(page, '试一问')
      expect(await answer.isVisible()).toBe(false)
      await page.getByLabel('要试的问题').fill('怎么开发票')
      await page.getByRole('button', { name: '试问' }).tap()
      const tried = page.getByRole('complementary', { name: '试一问' })
      await tried.getByText('当天就能收到').waitFor()
      expect(await findings(page)).toEqual([])

      await show(page, '编辑')
      expect(await tried.isVisible()).toBe(false)
      expect(await answer.inputValue()).toBe('在订单详情里点“申请发票”，当天就能收到。')
      await page.getByText('YAML', { exact: true }).tap()
      await page.getByLabel('faq/shop.zh.yaml 的 YAML').waitFor()
      expect(await findings(page)).toEqual([])
      await page.context().close()
      expect(faults).toEqual([])
    },
    60_000,
  )

  it.each([360, 390, 768])(
    'every tab and its dialogs keep within %i pixels',
    async width => {
      const page = await enter(width)
      const dialog = page.getByRole('dialog')
      await page.getByRole('tab', { name: /未答上的问题/ }).tap()
      const missed = page.getByRole('article').filter({ hasText: '停车场' })
      expect((await missed.getByRole('heading').boundingBox())?.width).toBeGreaterThan(260)
      expect(await findings(page)).toEqual([])
      await missed.getByRole('button', { name: /写成新条目/ }).tap()
      await dialog.getByLabel('答案').fill('有，门口就能停。')
      expect(await findings(page)).toEqual([])
      await dialog.getByRole('button', { name: '加入草稿' }).tap()

      await page.getByLabel('标准问法').waitFor()
      await page.getByRole('button', { name: '查看差异' }).tap()
      await dialog.getByText('有，门口就能停。').waitFor()
      expect(await findings(page)).toEqual([])
      await dialog.getByRole('button', { name: '发布' }).tap()
      await page.getByRole('button', { name: '最近 24 小时' }).tap()
      await page.getByText('新答上').first().waitFor()
      expect(await findings(page)).toEqual([])
      await page.keyboard.press('Escape')

      await page.getByRole('tab', { name: '版本' }).tap()
      await page.getByRole('heading', { name: '发布记录' }).waitFor()
      expect(await findings(page)).toEqual([])
      await page.getByRole('button', { name: '导入导出' }).tap()
      await page.getByRole('menuitem', { name: '导出 CSV' }).waitFor()
      expect(await findings(page)).toEqual([])
      await page.context().close()
      expect(faults).toEqual([])
    },
    60_000,
  )

  it('Back leads to the pane before, and out of the editor only from its first one', async () => {
    const page = await enter(390)
    const pane = async (name: string) => page.locator(`[data-pane=${name}]:not([inert])`).waitFor()
    const before = await page.evaluate<number>('history.length')
    await page.getByRole('button', { name: /测试小店/ }).tap()
    await page.getByRole('button', { name: '怎么开发票？' }).tap()
    await pane('edit')
    await show(page, '试一问')
    await pane('try')
    await show(page, '编辑')
    await page.getByRole('tab', { name: '版本' }).tap()
    await page.getByRole('heading', { name: '发布记录' }).waitFor()
    expect(await page.evaluate<number>('history.length')).toBe(before + 4)

    await page.goBack()
    await pane('edit')
    expect(await page.getByLabel('标准问法').inputValue()).toBe('怎么开发票？')
    await page.goBack()
    await pane('try')
    await page.goBack()
    await pane('edit')
    await page.goForward()
    await pane('try')
    await page.goBack()
    await page.goBack()
    await pane('list')
    expect(await page.getByRole('button', { name: '怎么开发票？' }).isVisible()).toBe(true)

    await page.getByRole('link', { name: '设置' }).tap()
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor()
    await page.goBack()
    await pane('list')

    await show(page, '试一问')
    await pane('try')
    await page.reload()
    await pane('list')
    await page.waitForURL(/#\/knowledge$/)
    await page.context().close()
    expect(faults).toEqual([])
  }, 60_000)

  it('the keyboard reaches the pane that is shown and no other, and follows to the one that opens', async () => {
    const page = await enter(390)
    const focusedPane = () => page.evaluate(`document.activeElement.closest('[data-pane]')?.dataset.pane ?? null`)
    await page.getByRole('button', { name: /测试小店/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '怎么开发票？' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('答案').waitFor()
    expect(await focusedPane()).toBe('edit')

    const reached = new Set<unknown>()
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      reached.add(await focusedPane())
    }
    expect(reached).toEqual(new Set(['edit', null]))
    await page.context().close()
  }, 60_000)
})
