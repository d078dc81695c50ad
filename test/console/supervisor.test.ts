import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { eventually } from '../support/eventually.ts'
import { describeConsole, editor, enter, openConversation } from './console-browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function findings(page: Page): Promise<string[]> {
  await page.mouse.move(0, 0)
  await page.waitForTimeout(300)
  await page.evaluate(axe)
  return (await page.evaluate(
    `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.target.join(' '))))`,
  )) as string[]
}

describeConsole('a supervisor', visit => {
  it('[R52] [R93] [L17] sees queue, agents, late replies, ratings and human asks, and they follow what happens', async () => {
    const here = await visit()
    const { page, desk } = here
    await enter(here, '/board')
    const figures = page.getByLabel('此刻')
    const shown = (name: string) => figures.locator('.figure').filter({ hasText: name }).locator('b').innerText()
    await figures.waitFor()
    expect([await shown('排队中'), await shown('人工接待中'), await shown('今日超时回复')]).toEqual(['5', '4', '3'])
    expect([await shown('平均要求人工'), await shown('今日评分')]).toEqual(['1.2', '4.6'])
    const complaints = page.getByRole('row').filter({ hasText: '投诉专席' })
    await complaints.getByText('投诉 1').waitFor()
    await page.getByRole('row').filter({ hasText: '张伟' }).getByText('5 / 5').waitFor()
    await page
      .getByRole('row')
      .filter({ hasText: '安装维修' })
      .getByText(/休息中 · .* 上班/)
      .waitFor()

    desk.assign('q-chen')

    await eventually(() => shown('排队中'), '4')
    await complaints.getByText('无人排队').waitFor()
    expect(here.complaints).toEqual([])
  })

  it('[R94] draws the queue, its course and the ratings, with the figures for who can not see them', async () => {
    const here = await visit()
    const { page } = here
    await enter(here, '/board')

    await page
      .getByRole('img', { name: /各组排队：在线客服 安全 1/ })
      .locator('svg')
      .waitFor()
    await page
      .getByRole('img', { name: /今日评分分布：1: 1；2: 0；3: 1；4: 4；5: 18/ })
      .locator('svg')
      .waitFor()
    await page.getByText('网页 4.7（19） · 微信 4.2（5）').waitFor()
    await page
      .getByRole('img', { name: /今日走势：进入排队 \d+；接入 \d+；排队中 5/ })
      .locator('svg')
      .waitFor()
    expect(here.complaints).toEqual([])
  })

  it('[R52] [R94] looks back on a week or a month: targets held, late replies by desk, satisfaction by channel', async () => {
    const here = await visit()
    const { page } = here
    await enter(here, '/board')
    const report = page.getByRole('table', { name: '服务报告' })
    await report.waitFor()
    await page
      .getByRole('img', { name: /回复达标：11-18 达标率 100% 超时 0；11-19/ })
      .locator('svg')
      .waitFor()
    await page
      .getByRole('img', { name: /满意度：11-18 网页 4\.5（24）/ })
      .locator('svg')
      .waitFor()
    expect(await report.getByRole('row').count()).toBe(8)
    await report.getByRole('row').filter({ hasText: '11-20' }).getByText('在线客服 4 · 投诉专席 2').waitFor()

    await page.getByText('近 30 天').click()

    await eventually(() => report.getByRole('row').count(), 31)
    expect(here.complaints).toEqual([])
  })

  it('keeps the charts from who never looks at the board', async () => {
    const here = await visit()
    const asked: string[] = []
    here.page.on('request', request => asked.push(request.url()))
    await openConversation(here, '王女士')
    expect(asked.filter(url => /assets\/charts-/.test(url))).toEqual([])

    await here.page.getByRole('link', { name: '看板' }).click()
    await here.page.getByRole('img', { name: /各组排队/ }).waitFor()
    expect(asked.filter(url => /assets\/charts-/.test(url))).not.toEqual([])
  })

  it('[R58] listens to a conversation, whispers to its agent and takes it over', async () => {
    const here = await visit()
    const { page, desk } = here
    await enter(here, '/board')
    await page.getByRole('link', { name: '旁听 吴先生' }).click()
    await page.getByRole('log').getByText('已经拍过两遍了').waitFor()
    await page.getByText('您正在旁听').waitFor()
    await page.getByLabel('提示 张伟').fill('先道歉，直接换新。')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('主管提示 · 李娜').waitFor()
    expect(desk.conversations.get('c-wu')?.notes).toMatchObject([{ kind: 'whisper', text: '先道歉，直接换新。' }])
    expect(desk.accepted).toEqual([])

    await page.getByRole('button', { name: '接管' }).click()
    await page.getByText('会话从 张伟 手上移到您这里').waitFor()
    await page.getByRole('tooltip').getByRole('button', { name: '接管' }).click()
    await page.getByText('已接管会话', { exact: true }).waitFor()
    await editor(page).fill('吴先生您好，我是主管，马上给您换新。')
    await editor(page).press('Enter')

    await eventually(() => desk.accepted.map(({ conversationId }) => conversationId), ['c-wu'])
    await page.getByRole('tab', { name: '我的 4' }).waitFor()
    expect(here.complaints).toEqual([])
  })

  it('[R58] is told at once, on any page, that a shopper wants one', async () => {
    const here = await visit()
    const { page, desk } = here
    await enter(here, '/settings')
    await page.getByRole('heading', { name: '设置' }).waitFor()
    await eventually(() => desk.received.some(({ event }) => event === 'board:watch'), true)

    desk.shopperWantsSupervisor('c-wu')

    await page.getByText('吴先生 要找主管').waitFor()
    expect(await page.getByText('陈女士 要找主管').count()).toBe(0)
  })

  it('[R53] [R54] tells business customers from members', async () => {
    const here = await visit()
    await enter(here)
    const marksOf = (name: string) =>
      here.page
        .getByRole('link', { name: new RegExp(name) })
        .locator('.priority-mark')
        .allInnerTexts()

    await eventually(() => marksOf('王女士'), ['PLUS'])
    await eventually(() => marksOf('林先生'), ['企业'])
  })

  it('sees every conversation under 全部, with whose it is', async () => {
    const here = await visit()
    const { page } = here
    await enter(here)
    await page.getByRole('tab', { name: '全部' }).click()

    const row = page.getByRole('listitem').filter({ hasText: '吴先生' })
    await row.getByText('张伟 接待中').waitFor()
    await row.getByText('不满').waitFor()
    await page.getByRole('listitem').filter({ hasText: '陈女士' }).getByText('找主管').waitFor()
    await page.getByRole('listitem').filter({ hasText: '王女士' }).waitFor()
  })

  it.each([375, 1100, 1440])(
    'has a line between all figures and none beside them, at %i',
    async width => {
      const here = await visit({ viewport: { width, height: 800 } })
      await enter(here, '/board')
      await here.page.locator('.figure').first().waitFor()

      const gaps = (await here.page.evaluate(`(() => {
      const boxes = [...document.querySelectorAll('.figure')].map(figure => figure.getBoundingClientRect())
      const frame = document.querySelector('.figures').getBoundingClientRect()
      return boxes.flatMap((box, at) => {
        const before = boxes[at - 1]
        const above = boxes.findLast(other => other.left === box.left && other.bottom <= box.top)
        const isFirst = before === undefined || before.top !== box.top
        return [isFirst ? box.left - frame.left : box.left - before.right, box.top - (above?.bottom ?? frame.top)]
      })
    })()`)) as number[]

      expect(new Set(gaps.map(Math.round))).toEqual(new Set([1]))
    },
    60_000,
  )

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 1024],
  ] as const)('has a board without findings of axe, %s at %i', async (colorScheme, width) => {
    const here = await visit({ colorScheme, viewport: { width, height: 800 } })
    await enter(here, '/board')
    await here.page
      .getByRole('img', { name: /各组排队/ })
      .locator('svg')
      .waitFor()

    expect(await findings(here.page)).toEqual([])
    expect(await here.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })
})

describeConsole('an agent', visit => {
  it('[R58] hears what a supervisor whispers', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')

    desk.supervisorWhispers('c-lin', '运费我们承担。')

    await page.getByText('陈静：运费我们承担。').waitFor()
    const line = page.getByRole('log').getByRole('article').filter({ hasText: '运费我们承担。' })
    await line.getByText('只有您和同事可见').waitFor()
  })

  it('[R9] has to say what is known before a shopper is handed on a second time', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '游客 381')
    await page.getByRole('button', { name: '转接' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('张伟').click()
    await dialog.getByRole('button', { name: '转接' }).click()
    await dialog.getByText('这位顾客已经被转过一次').waitFor()
    expect(desk.transfers).toEqual([])

    await page.keyboard.type('订单已核对，只差运费。')
    await dialog.getByRole('button', { name: '转接' }).click()

    await page.getByText('已转接', { exact: true }).waitFor()
    expect(desk.transfers).toMatchObject([{ to: { agentId: 'agent-2' }, note: '订单已核对，只差运费。' }])
  })

  it('[R57] [R44] knows model and phone, mood and rule before the first word', async () => {
    const here = await visit()
    await openConversation(here, '王女士')

    const summary = here.page.getByRole('region', { name: '机器人接待记录' })
    for (const text of ['型号 KFR-35GW', '电话 138****8000', '不满', '同一答案重复三次'])
      await summary.getByText(text, { exact: true }).waitFor()
  })

  it('[R49] finds messages and calls that are due first, takes one and says what came of it', async () => {
    const here = await visit()
    const { page, desk } = here
    for (const [id, { owner }] of desk.conversations) if (owner === 'agent-1') desk.conversations.delete(id)
    await enter(here)
    await page.getByRole('tab', { name: '待办 3', selected: true }).waitFor()
    const card = page.getByRole('listitem').filter({ hasText: '留言 · 游客 4B1C' })
    await card.getByText('13800138000').waitFor()
    await card.getByText(/到期/).waitFor()
    await page.getByRole('listitem').filter({ hasText: '林先生' }).getByText('张伟 正在处理').waitFor()

    await card.getByRole('button', { name: '接手 游客 4B1C' }).click()
    await page.getByRole('heading', { level: 1, name: '游客 4B1C' }).waitFor()
    await card.getByLabel('处理结果（选填）').fill('已约周五上门')
    await card.getByRole('button', { name: '完成 游客 4B1C' }).click()

    await page.getByRole('tab', { name: '待办 2' }).waitFor()
    expect(desk.work.find(({ id }) => id === 'w-1')).toMatchObject({ state: 'done', note: '已约周五上门' })
    expect(await findings(page)).toEqual([])
  })

  it('signs out elsewhere', async () => {
    const here = await visit()
    const { page } = here
    await enter(here, '/settings')
    const list = page.getByRole('region', { name: '登录记录' })
    await list.getByText('当前').waitFor()
    await list.getByText('Safari · iPhone').waitFor()
    expect(await list.getByRole('listitem').count()).toBe(3)

    await list
      .getByRole('button', { name: /^退出 ·/ })
      .first()
      .click()
    await eventually(() => list.getByRole('listitem').count(), 2)
    await list.getByRole('button', { name: '退出其他登录' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '全部退出' }).click()

    await eventually(() => list.getByRole('listitem').count(), 1)
    expect(await findings(page)).toEqual([])
  })
})
