import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import writeXlsxFile from 'write-excel-file/node'
import { post, signInAdmin } from '../support/agent-client.ts'
import { describeInChromium, launchBrowser } from '../support/browser.ts'
import { createClock } from '../support/clock.ts'
import { connectShopper } from '../support/shopper-client.ts'
import { startDesk, type TestDesk } from '../support/start-desk.ts'
import { TEST_KNOWLEDGE } from '../support/test-knowledge.ts'

const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const PASSWORD = 'seven quiet kettles'

/** `PICTURES=1 npm test -- test/browser` renews the pictures of the documents. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== '1') return
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}${name}.png` })
}

describeInChromium("the content staff's loop", () => {
  let desk: TestDesk
  let browser: Browser
  let folder: string
  let axe: string
  const faults: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-knowledge-'))
    await cp(TEST_KNOWLEDGE, folder, { recursive: true })
    await mkdir(join(folder, 'tests'))
    await writeFile(join(folder, 'tests/zh.yaml'), '- ask: 快递到哪了\n  expect: order-where\n')
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    desk = await startDesk({ knowledgeDir: folder, clock: createClock(Date.now()) })
    browser = await launchBrowser()
    const admin = await signInAdmin(desk.url)
    for (const [login, name, number] of [
      ['wenwen', '文雯', '2001'],
      ['liubo', '刘波', '2002'],
    ])
      await post(
        desk.url,
        '/api/v1/agents',
        { login, password: PASSWORD, name, number, role: 'editor', desks: ['human'] },
        admin,
      )
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  async function enter(login: string, viewport = { width: 1440, height: 900 }): Promise<Page> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', error => faults.push(error.message))
    page.on('websocket', socket => faults.push(`opened ${socket.url()}`))
    await page.goto(`${desk.url}/console/`)
    await page.getByLabel('账号').fill(login)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: '知识' }).waitFor()
    return page
  }

  /** Serious and critical findings, one line each. */
  async function seriousFindings(page: Page): Promise<string[]> {
    // Away from the buttons: what is pointed at has colours of its own.
    await page.mouse.move(0, 0)
    await page.waitForTimeout(300)
    await page.evaluate(axe)
    return (await page.evaluate(`axe.run().then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')))
    )`)) as string[]
  }

  async function ask(text: string): Promise<string> {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say(text)
    const { text: reply } = await shopper.hears(message => message.from !== 'shopper')
    shopper.leave()
    return reply ?? ''
  }

  /** Presses the last entry that the bot offers; tells its title. */
  async function pickLast(text: string): Promise<string> {
    const shopper = await connectShopper(desk.url, { locale: 'zh-CN' })
    await shopper.say(text)
    const { choices = [] } = await shopper.hears(message => message.from === 'bot')
    const { id, label } = choices.filter(choice => choice.id !== 'human').at(-1)!
    await shopper.choose(id)
    await shopper.hears(message => message.card?.kind === 'answer' && message.card.entryId === id)
    shopper.leave()
    return label
  }

  it('[L10] [L1] [L3] a missed question becomes an entry, and the next shopper is answered', async () => {
    for (const question of ['礼品卡怎么用', '礼品卡怎么使用', '买的礼品卡怎么用啊'])
      expect(await ask(question)).not.toContain('输入卡号')

    const meant = await pickLast('水壶问题')

    const page = await enter('wenwen')
    await page.getByRole('tab', { name: /未答上的问题/ }).click()
    const missed = page.getByRole('article').filter({ hasText: '礼品卡' })
    await missed.getByText('3 次').waitFor()
    const picked = page.getByRole('article').filter({ hasText: '水壶问题' })
    await picked.getByText(`机器人反问时，顾客有 1 次选了“${meant}”`).waitFor()
    await picture(page, 'editor-missed')
    expect(await seriousFindings(page)).toEqual([])

    const dialog = page.getByRole('dialog')
    await picked.getByRole('button', { name: /加到已有条目/ }).click()
    await dialog.getByText(meant).waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()

    await missed.getByRole('button', { name: /写成新条目/ }).click()
    await dialog.getByLabel('标准问法').fill('礼品卡怎么用？')
    await dialog.getByLabel('答案').fill('结账时选**礼品卡**，输入卡号和卡密。')
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: '加入草稿' }).click()

    const yaml = page.getByLabel('faq/shop.zh.yaml 的 YAML')
    await page.getByLabel('标准问法').waitFor()
    expect(await yaml.inputValue()).toContain('question: 礼品卡怎么用？')
    await page.getByText('1 处未发布的修改', { exact: true }).waitFor()

    const check = page.getByRole('region', { name: '检查' })
    await check.getByText('问法太少', { exact: true }).waitFor()
    await page.getByPlaceholder(/再加一种问法/).focus()
    await page.evaluate(`(() => {
      const data = new DataTransfer()
      data.setData('text', '1. 礼品卡怎么支付\\n2. 礼品卡能不能分次用\\n3. 礼品卡在哪里输入')
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`)
    await check.getByText('问法太少', { exact: true }).waitFor({ state: 'hidden' })

    await page.getByLabel('要试的问题').fill('礼品卡要怎么用呀')
    await page.getByRole('button', { name: '试问' }).click()
    const tried = page.getByRole('complementary', { name: '试一问' })
    await tried.getByText('直接回答').waitFor()
    await tried
      .getByText(/faq\/shop\.zh\.yaml:\d+/)
      .first()
      .waitFor()
    await tried.getByText('起作用的词').waitFor()
    await page.getByLabel('要试的问题').fill('礼品卡要怎么用呀？附近有停车场吗？')
    await page.getByRole('button', { name: '试问' }).click()
    await tried.getByText('没有把握，会告诉顾客：“附近有停车场吗”').waitFor()
    await page.getByLabel('要试的问题').fill('礼品卡要怎么用呀')
    await page.getByRole('button', { name: '试问' }).click()
    await tried.getByText('没有把握').waitFor({ state: 'hidden' })
    await picture(page, 'editor')
    expect(await seriousFindings(page)).toEqual([])

    await page.reload()
    await page.getByText('1 处未发布的修改', { exact: true }).waitFor()
    await page.getByRole('button', { name: '查看差异' }).click()
    await dialog.getByText('question: 礼品卡怎么用？').waitFor()
    await dialog.getByRole('button', { name: '发布' }).click()
    await page.getByRole('button', { name: '最近 24 小时' }).click()
    await page.getByText('新答上').first().waitFor()
    await page.getByLabel('这次改了什么').fill('礼品卡的用法')
    await page.getByRole('dialog').last().getByRole('button', { name: '发布' }).click()
    await page.getByText(/已发布，版本/).waitFor()

    expect(await ask('礼品卡怎么用呀')).toContain('输入卡号和卡密')
    expect(await readFile(join(folder, 'faq/shop.zh.yaml'), 'utf8')).toContain(
      'source: { title: 保修政策, checked: 2026-09-01 }',
    )

    await page.getByRole('tab', { name: '版本' }).click()
    await page.getByRole('heading', { name: /礼品卡的用法/ }).waitFor()
    expect(await seriousFindings(page)).toEqual([])

    await page.getByRole('button', { name: /^回滚 礼品卡的用法/ }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '回滚' }).click()
    await page.getByText('已回滚', { exact: true }).waitFor()
    expect(await ask('礼品卡怎么用呀')).not.toContain('输入卡号和卡密')
    expect(faults).toEqual([])
  }, 120_000)

  /** Changes the answer of an entry, and is about to publish it. */
  async function rewrite(page: Page, question: string, answer: string, summary = answer) {
    await page.getByRole('button', { name: /测试小店/ }).click()
    await page.getByRole('button', { name: question }).click()
    await page.getByLabel('答案').fill(answer)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByLabel('这次改了什么').fill(summary)
  }
  async function publish(page: Page) {
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  }

  it('[L1] two editors at once in one entry: the slower one hears who was quicker, and chooses for each place', async () => {
    const [wen, liu] = await Promise.all([enter('wenwen'), enter('liubo')])
    await rewrite(wen, '怎么开发票？', '在订单详情里点“申请发票”。')
    await rewrite(liu, '怎么开发票？', '开票请在订单详情里申请。')

    await publish(liu)
    await liu.getByText(/已发布，版本/).waitFor()
    await publish(wen)
    await wen.getByText(/刘波 于 .* 改过：开票请在订单详情里申请/).waitFor()
    await wen.getByRole('button', { name: '合并两边的修改' }).click()

    const dialog = wen.getByRole('dialog', { name: '1 处两个人都改了' })
    const place = dialog.getByRole('group', { name: '怎么开发票？' })
    await place.getByText('开票请在订单详情里申请。').waitFor()
    await place.getByText('在订单详情里点“申请发票”。').waitFor()
    const done = dialog.getByRole('button', { name: '放进编辑器' })
    expect(await done.isDisabled()).toBe(true)
    await place.getByRole('radio', { name: '用我的' }).check()
    expect(await seriousFindings(wen)).toEqual([])
    await done.click()
    await wen.getByText(/两边的修改已合并/).waitFor()
    await publish(wen)

    await wen.getByText(/已发布，版本/).waitFor()
    expect(await ask('怎么开发票')).toContain('在订单详情里点“申请发票”。')
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] two editors at once in two entries: both changes are live, and either is rolled back by itself', async () => {
    const [wen, liu] = await Promise.all([enter('wenwen'), enter('liubo')])
    await rewrite(wen, '怎么开发票？', '发票在“发票中心”里申请。')
    await rewrite(liu, '水壶里有水垢怎么清洗？', '倒入白醋，静置一小时。')

    await publish(liu)
    await liu.getByText(/已发布，版本/).waitFor()
    await publish(wen)
    const conflict = wen.getByRole('dialog').getByRole('alert')
    await conflict.getByRole('button', { name: '看对方改了什么' }).click()
    await conflict.getByText('倒入白醋，静置一小时。').last().waitFor()
    expect(await conflict.getByText('发票中心').count()).toBe(0)
    expect(await seriousFindings(wen)).toEqual([])
    await conflict.getByRole('button', { name: '合并两边的修改' }).click()
    await wen.getByText(/两边的修改已合并/).waitFor()

    await wen.getByRole('dialog').getByRole('button', { name: '查看差异' }).click()
    const diff = wen.getByRole('dialog', { name: '未发布的修改' })
    await diff.getByText('发票在“发票中心”里申请。').waitFor()
    expect(await diff.locator('.diff-line.is-added, .diff-line.is-removed').count()).toBe(2)
    await diff.getByRole('button', { name: '发布' }).click()
    await publish(wen)
    await wen.getByText(/已发布，版本/).waitFor()

    expect(await ask('怎么开发票')).toContain('发票中心')
    expect(await ask('水壶里有水垢怎么清洗')).toContain('白醋')

    await liu.getByRole('tab', { name: '版本' }).click()
    const row = liu.getByRole('article').filter({ hasText: '倒入白醋' })
    await row.getByRole('button', { name: /^回滚/ }).click()
    await liu
      .getByRole('tooltip')
      .getByText(/之后发布的都保留/)
      .waitFor()
    await liu.getByRole('tooltip').getByRole('button', { name: '回滚' }).click()
    await liu.getByText('已回滚', { exact: true }).waitFor()

    expect(await ask('怎么开发票')).toContain('发票中心')
    expect(await ask('水壶里有水垢怎么清洗')).toContain('柠檬酸')
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] where both have rewritten one field, one side is chosen: nobody is offered the field twice', async () => {
    const [wen, liu] = await Promise.all([enter('wenwen'), enter('liubo')])
    await rewrite(wen, '我的订单到哪里了？', '请点“查看物流”。')
    await rewrite(liu, '我的订单到哪里了？', '在订单里点“查看物流”。')
    await publish(liu)
    await liu.getByText(/已发布，版本/).waitFor()
    await publish(wen)
    await wen.getByRole('button', { name: '合并两边的修改' }).click()

    const dialog = wen.getByRole('dialog', { name: '1 处两个人都改了' })
    await dialog.getByText(/同一个字段不能写两次/).waitFor()
    expect(await dialog.getByRole('radio').count()).toBe(2)
    await dialog.getByRole('radio', { name: '用最新版' }).check()
    await dialog.getByRole('button', { name: '放进编辑器' }).click()

    await wen.getByText(/您的修改最新版里都有了/).waitFor()
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] what a merge has put into the editor is checked like anything written there', async () => {
    const [wen, liu] = await Promise.all([enter('wenwen'), enter('liubo')])
    for (const [page, question] of [
      [wen, '我的订单到哪里了？'],
      [liu, '水壶里有水垢怎么清洗？'],
    ] as const) {
      await page.getByRole('button', { name: /测试小店/ }).click()
      await page.getByRole('button', { name: question }).click()
      await page.getByLabel('标准问法').fill('包裹和水垢怎么办？')
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.getByLabel('这次改了什么').fill('一个问法')
    }
    await publish(liu)
    await liu.getByText(/已发布，版本/).waitFor()
    await publish(wen)
    await wen.getByRole('button', { name: '合并两边的修改' }).click()

    await wen.getByText(/还有 \d 个错误，改正后才能发布。/).waitFor()
    const yaml = await wen.getByLabel('faq/shop.zh.yaml 的 YAML').inputValue()
    expect(yaml.match(/question: 包裹和水垢怎么办？/g)).toHaveLength(2)
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] a file that one deletes while the other changes it is merged by nobody: one of the two is kept', async () => {
    const [wen, liu] = await Promise.all([enter('wenwen'), enter('liubo')])
    for (const page of [wen, liu]) await page.getByRole('button', { name: /Test shop/ }).click()
    const yaml = wen.getByLabel('faq/shop.en.yaml 的 YAML')
    await yaml.fill((await yaml.inputValue()).replace('topic: Test shop', 'topic: Small shop'))
    await liu.getByRole('button', { name: '文件操作' }).click()
    await liu.getByRole('menuitem', { name: '删除文件' }).click()
    await liu.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    for (const page of [liu, wen]) {
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.getByLabel('这次改了什么').fill('英文')
      await publish(page)
      if (page === liu) await page.getByText(/已发布，版本/).waitFor()
    }
    await expect(readFile(join(folder, 'faq/shop.en.yaml'), 'utf8')).rejects.toThrow()

    await wen.getByRole('button', { name: '用我的，替换最新版' }).click()
    await wen.getByText('保留了您的，发布后替换最新版。').waitFor()
    await publish(wen)

    await wen.getByText(/已发布，版本/).waitFor()
    expect(await readFile(join(folder, 'faq/shop.en.yaml'), 'utf8')).toContain('topic: Small shop')
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] who has the page open hears of a colleague’s publish, and goes on with the entry that was open', async () => {
    const [wen, liu] = await Promise.all([enter('wenwen'), enter('liubo')])
    await wen.getByRole('button', { name: /测试小店/ }).click()
    await wen.getByRole('button', { name: '怎么开发票？' }).click()
    await liu.getByRole('button', { name: /测试小店/ }).click()
    const [seen, written] = [wen, liu].map(page => page.getByLabel('faq/shop.zh.yaml 的 YAML'))
    const first = '  - id: parking\n    question: 哪里能停车？\n    answer: 门口就能停。\n'
    await written!.fill((await written!.inputValue()).replace(/^entries:\n/m, `entries:\n${first}`))
    await liu.getByRole('button', { name: '发布', exact: true }).click()
    await liu.getByLabel('这次改了什么').fill('停车')
    await publish(liu)
    await liu.getByText(/已发布，版本/).waitFor()

    await wen.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)

    await wen.getByText('刘波 发布了：停车', { exact: true }).waitFor()
    await wen.getByRole('button', { name: '哪里能停车？' }).waitFor()
    await expect(seen!.inputValue()).resolves.toContain('门口就能停。')
    await wen.getByLabel('标准问法').waitFor()
    expect(await wen.getByLabel('标准问法').inputValue()).toBe('怎么开发票？')
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] what was changed again since is not rolled back, and the page says by whom', async () => {
    const page = await enter('wenwen')
    for (const answer of ['请找客服开发票。', '请在订单里开发票。']) {
      await rewrite(page, '怎么开发票？', answer)
      await publish(page)
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.reload()
    }

    await page.getByRole('tab', { name: '版本' }).click()
    const row = page.getByRole('article').filter({ has: page.getByRole('heading', { name: '请找客服开发票。' }) })
    await row.getByRole('button', { name: /^回滚/ }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '回滚' }).click()

    await row.getByText('这次发布改过的地方后来又被改过，没有回滚。').waitFor()
    await row.getByText(/文雯 于 .* 改过：请在订单里开发票。/).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await ask('怎么开发票')).toContain('请在订单里开发票。')
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] of publishes that leave the answers as they are, only the newest is marked as live', async () => {
    const page = await enter('liubo')
    await page.getByRole('button', { name: /测试小店/ }).click()
    const yaml = page.getByLabel('faq/shop.zh.yaml 的 YAML')
    for (const note of ['先记一笔', '再记一笔']) {
      await yaml.fill(`# ${note}\n${await yaml.inputValue()}`)
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.getByLabel('这次改了什么').fill(note)
      await publish(page)
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }

    await page.getByRole('tab', { name: '版本' }).click()

    const live = page.getByRole('heading').filter({ hasText: '线上' })
    await live.waitFor()
    expect(await live.allTextContents()).toEqual(['再记一笔线上'])
  }, 120_000)

  it('[L1] a fault is marked at its line, and stops the publish with what to do', async () => {
    const page = await enter('wenwen', { width: 1280, height: 800 })
    await page.getByRole('button', { name: /测试小店/ }).click()
    await page.getByRole('button', { name: '如何申请退货？' }).click()
    await page.getByLabel('答案').fill('请把短信验证码告诉我们。')
    const row = page.getByRole('region', { name: '检查' }).getByRole('button', { name: /索要密码或验证码/ })
    await row.waitFor()
    await row.click()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')

    await page.keyboard.press('Control+s')
    await page.getByText('还有 1 个错误，改正后才能发布。').waitFor()
    await page.getByLabel('这次改了什么').fill('试试')
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.getByRole('dialog').getByText('内容检查没有通过，没有发布。').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(await ask('如何申请退货')).toContain('申请退货')

    await page.keyboard.press('Escape')
    const yaml = page.getByLabel('faq/shop.zh.yaml 的 YAML')
    await yaml.fill((await yaml.inputValue()).replace('question: 怎么开发票', 'question: {{fees.none}} 怎么开发票'))
    await page.getByText(/^第 \d+ 行的 YAML 写法有误$/).waitFor()
    // Beside the form that is gone, and in the check.
    await page.getByText('这里写得不对，可能文字少了引号').nth(1).waitFor()
  }, 120_000)

  it('[L1] the preview of an answer has the facts in their places, and names those that there are not', async () => {
    const page = await enter('wenwen')
    await page.getByRole('button', { name: /测试小店/ }).click()
    await page.getByRole('button', { name: '怎么开发票？' }).click()
    await page.getByLabel('答案').fill('{{hours.human}} 有人，上门费 {{fees.none}}。')

    const preview = page.getByRole('figure').filter({ hasText: '预览' })
    await preview.getByText('〔没有这项资料：fees.none〕').waitFor()
    expect(await preview.textContent()).toContain('全天 24 小时 有人')
    expect(await preview.textContent()).not.toContain('{{')
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] a publish that breaks what the shop expects is stopped, with the list', async () => {
    const page = await enter('wenwen')
    await page.getByRole('button', { name: /测试小店/ }).click()
    await page.getByRole('button', { name: '我的订单到哪里了？' }).click()
    await page.getByRole('button', { name: '删除这条问答' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '删除' }).click()
    await page.getByText('1 处未发布的修改', { exact: true }).waitFor()

    await page.keyboard.press('Control+s')
    await page.getByLabel('这次改了什么').fill('不再回答物流')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '发布' }).click()

    await dialog.getByText('有回归测试没有通过，没有发布。').waitFor()
    await dialog.getByRole('columnheader', { name: '不能答错的问题' }).waitFor()
    const row = dialog.getByRole('row').filter({ hasText: '快递到哪了' })
    await row.getByText('order-where').waitFor()
    await row.getByText(/^(转了人工|反问“|答成了“)/).waitFor()
    await picture(page, 'editor-stopped')
    expect(await seriousFindings(page)).toEqual([])
    expect(await ask('快递到哪了')).toContain('查看物流')
    expect(faults).toEqual([])
  }, 120_000)

  it('[L1] a table goes out and comes in, with a bar on the way and a reason for each refused row', async () => {
    const page = await enter('liubo')
    const menu = page.getByRole('button', { name: '导入导出' })
    await menu.click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '导出 Excel' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('knowledge.xlsx')
    expect((await readFile(await saved.path())).subarray(0, 2).toString()).toBe('PK')

    const rows = [
      ['编号', '语言', '问题', '相似问', '答案'],
      ['gift-card', 'zh', '礼品卡怎么用？', '礼品卡如何使用', '结账时选礼品卡，输入卡号。'],
      ['a b', 'zh', '坏编号', '', '答案'],
      ['', 'fr', 'Bonjour ?', '', 'Salut'],
      ['gift-card', 'zh', '又一条', '', '答案'],
      ['', 'zh', '没有答案', '', ''],
    ]
    const table = await writeXlsxFile(rows.map(cells => cells.map(value => ({ value, type: String })))).toBuffer()
    let letGo = () => {}
    const gate = new Promise<void>(open => {
      letGo = open
    })
    await page.route('**/api/v1/knowledge/import', async route => {
      await gate
      await route.continue()
    })
    await page
      .getByLabel('导入 CSV 或 Excel…')
      .setInputFiles({ name: 'faq.xlsx', mimeType: 'application/octet-stream', buffer: table })
    const onTheWay = page.getByRole('dialog', { name: '正在导入' })
    await onTheWay.getByRole('progressbar').waitFor()
    await onTheWay.getByText('正在上传…').waitFor()
    letGo()

    const report = page.getByRole('dialog', { name: '导入结果' })
    await report.getByText('读入 1 行，涉及 1 个文件。').waitFor()
    await report.getByText('有 4 处没有读入：').waitFor()
    for (const [at, why] of [
      [3, '“编号”要写成小写字母、数字、“-”“_”“.”'],
      [4, '“语言”要写 zh 或 en，不能写“fr”'],
      [5, '上面已经有同样编号或同样问题的一行（gift-card）'],
      [6, '“答案”没有写'],
    ])
      await report
        .getByRole('listitem')
        .filter({ hasText: `第 ${at} 行` })
        .getByText(String(why))
        .waitFor()
    await picture(page, 'editor-import')
    expect(await seriousFindings(page)).toEqual([])
    await report.getByRole('button', { name: '知道了' }).click()
    await page.getByText('1 处未发布的修改', { exact: true }).waitFor()
    expect(faults).toEqual([])
  }, 120_000)

  it.each(['light', 'dark'] as const)(
    '[L1] keeps within 1024 pixels, %s',
    async colorScheme => {
      const page = await enter('liubo', { width: 1024, height: 768 })
      await page.emulateMedia({ colorScheme })
      await page.getByRole('button', { name: /测试小店/ }).click()
      await page.getByRole('button', { name: '怎么开发票？' }).click()
      await page.getByLabel('标准问法').waitFor()

      expect(await seriousFindings(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    },
    60_000,
  )
})
