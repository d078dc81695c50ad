import { expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { describeConsole, editor, enter, openConversation } from './console-browser.ts'

describeConsole('serving a shopper', visit => {
  it('[R57] claims from the queue after reading what was asked and answered, then replies', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '陈女士', '排队')
    const summary = page.getByRole('region', { name: '机器人接待记录' })
    await summary.getByText('你们师傅态度太差了').waitFor()
    await summary.getByText('较有把握 66%').waitFor()
    await page.getByText('先接入，再回复。').waitFor()

    await page.getByRole('main').getByRole('button', { name: '接入' }).click()
    await page.getByText('已接入会话', { exact: true }).waitFor()
    await editor(page).fill('陈女士您好，我来处理。')
    await editor(page).press('Enter')

    await page.getByRole('log').getByText('陈女士您好，我来处理。').waitFor()
    expect(desk.accepted.map(({ conversationId, text }) => [conversationId, text])).toEqual([
      ['q-chen', '陈女士您好，我来处理。'],
    ])
    await page.getByRole('tab', { name: '我的 4' }).waitFor()
    expect(here.complaints).toEqual([])
  })

  it('says kindly that a colleague was quicker', async () => {
    const here = await visit()
    await openConversation(here, '陈女士', '排队')
    here.desk.takeAway('q-chen')

    await here.page.getByRole('main').getByRole('button', { name: '接入' }).click()

    await here.page.getByText('已被同事接入').waitFor()
  })

  it('[R101] writes an internal note that stands yellow among the messages and is no message', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await page.locator('.composer').getByText('备注', { exact: true }).click()
    await page.getByLabel('新备注').first().fill('周五 18:00 前回电')
    await page.keyboard.press('Enter')

    await page.getByRole('log').getByText('周五 18:00 前回电').waitFor()
    await editor(page).waitFor()
    expect(desk.accepted).toEqual([])
    expect(desk.conversations.get('c-lin')?.notes.map(note => note.text)).toEqual(['周五 18:00 前回电'])
  })

  it('[R95] [L3] shows three suggestions with confidence, words and file, and puts one into the editor', async () => {
    const here = await visit()
    const { page } = here
    await openConversation(here, '王女士')
    const card = page.getByRole('article').filter({ hasText: '师傅上门前会打电话吗' })
    await card.getByText('很有把握 91%').waitFor()
    await card.getByText('faq/repair.zh.yaml:42').waitFor()
    await card.getByText('打电话', { exact: true }).waitFor()

    await page.getByRole('button', { name: /填入 师傅上门前/ }).click()
    await page.keyboard.press('Alt+Digit3')

    await eventually(async () => /^会的。师傅在上门前.*\n保修期内免费/.test(await editor(page).inputValue()), true)
    await eventually(() => page.evaluate('document.activeElement.getAttribute("aria-label")'), '回复顾客')
  })

  it('[L3] unfolds why an answer is suggested, by keyboard: repairs, nearest question, what came next and by how much', async () => {
    const here = await visit()
    const { page } = here
    await openConversation(here, '王女士')
    const cards = page.getByRole('article').filter({ has: page.getByRole('button', { name: /依据/ }) })
    const [first, second, third] = [cards.nth(0), cards.nth(1), cards.nth(2)]
    const why = first.getByRole('button', { name: '依据 师傅上门前会打电话吗' })
    await eventually(() => first.getByText('师傅上门前会联系我吗').count(), 0)

    await why.focus()
    await page.keyboard.press('Enter')
    await eventually(() => why.getAttribute('aria-expanded'), 'true')
    const explained = [
      '师傅上门前会联系我吗',
      '打电花 → 打电话 拼音',
      '工程师 = 师傅',
      '改约上门时间 63%本条领先 28 个百分点',
    ]
    await eventually(() => first.locator('dd').allTextContents(), explained)
    expect((await first.locator('dt').allTextContents()).slice(1, 3)).toEqual(['纠正', '同义词'])
    await second.getByRole('button', { name: /依据/ }).click()
    expect(await second.locator('dl').textContent()).toContain('首选答案师傅上门前会打电话吗 91%本条落后 28 个百分点')
    await third.getByRole('button', { name: /依据/ }).click()
    expect(await third.locator('dl').textContent()).toContain('没有其他候选')
    expect(await third.locator('dl').textContent()).toContain('不自动回答与顾客问的方向相反')

    await why.press('Space')
    await eventually(() => why.getAttribute('aria-expanded'), 'false')
    await eventually(() => first.locator('dl').count(), 0)
    expect(here.complaints).toEqual([])
  })

  it('fills the blanks of a canned reply by Tab and sends none with a hole in it', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '王女士')
    await editor(page).pressSequentially('/上门时间')
    await page.getByRole('option', { name: /上门时间确认/ }).waitFor()
    await page.keyboard.press('Enter')
    await eventually(
      () => page.evaluate('document.activeElement.selectionEnd > document.activeElement.selectionStart'),
      true,
    )
    await page.keyboard.type('9月3日')
    await page.keyboard.press('Enter')
    await page.getByText('还有空格没填：时段').waitFor()
    await eventually(
      () =>
        page.evaluate(
          'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd) === "[[时段]]"',
        ),
      true,
    )
    await page.keyboard.type('下午')
    await page.keyboard.press('Enter')

    await eventually(
      () => desk.accepted.map(each => each.text),
      ['已为您预约 9月3日 下午 上门，师傅会提前电话联系，请保持手机畅通。'],
    )
  })

  it('[R59] hands a conversation to a colleague with a note', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await page.getByRole('button', { name: '转接' }).click()
    const dialog = page.getByRole('dialog', { name: '转接会话' })
    await dialog.getByText('张伟').click()
    await dialog.getByLabel('给接手同事的说明').fill('退货运费待确认')
    await dialog.getByRole('button', { name: '转接' }).click()

    await page.getByText('您正在旁听。提示只有 张伟 和同事看得到。').waitFor()
    expect(desk.transfers).toEqual([{ conversationId: 'c-lin', to: { agentId: 'agent-2' }, note: '退货运费待确认' }])
  })

  it('[R59] hands a conversation to a desk', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await page.getByRole('button', { name: '转接' }).click()
    const dialog = page.getByRole('dialog', { name: '转接会话' })
    await dialog.getByText('客服组').click()
    await dialog.getByText('投诉专席').click()
    await dialog.getByRole('button', { name: '转接' }).click()

    await eventually(() => desk.transfers, [{ conversationId: 'c-lin', to: { desk: 'complaint' } }])
  })

  it('closes after a question, and counts it', async () => {
    const here = await visit()
    const { page } = here
    await openConversation(here, '林先生')
    await page.getByRole('button', { name: '结束', exact: true }).click()
    await page.getByRole('button', { name: '结束会话' }).click()

    await page.getByText('会话已结束。顾客再次来信时会重新打开。').waitFor()
    await page.getByText('今日已结 13').waitFor()
  })

  it('sends and closes with Ctrl+Enter', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await editor(page).fill('祝您生活愉快')
    await editor(page).press('Control+Enter')

    await page.getByText('今日已结 13').waitFor()
    expect(desk.accepted.map(each => each.text)).toEqual(['祝您生活愉快'])
  })

  it('[R102] says why a request for a code was not sent, and takes it back into the editor', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await editor(page).fill('请把验证码发给我')
    await editor(page).press('Enter')
    await page.getByText('不能向顾客索要密码或验证码，请换个说法').waitFor()

    await page.getByRole('button', { name: '改写' }).click()

    await eventually(() => editor(page).inputValue(), '请把验证码发给我')
    await eventually(() => page.locator('[data-outgoing]').count(), 0)
    expect(desk.accepted).toEqual([])
  })

  it('asks before going offline with conversations in hand', async () => {
    const here = await visit()
    const { page, desk } = here
    await enter(here)
    const presences = () =>
      desk.received.flatMap(each =>
        each.event === 'presence:set' ? [(each.request as { status: string }).status] : [],
      )
    await page.getByRole('button', { name: /我的状态/ }).click()
    await page.getByRole('menuitem', { name: /在线/ }).click()
    await eventually(presences, ['online'])
    await page.getByRole('button', { name: '我的状态: 在线' }).click()
    await page.getByRole('menuitem', { name: /离线/ }).click()
    const dialog = page.getByRole('dialog', { name: /手上还有 3 个会话/ })
    await dialog.getByRole('button', { name: '取消' }).click()
    expect(presences()).toEqual(['online'])

    await page.getByRole('button', { name: '我的状态: 在线' }).click()
    await page.getByRole('menuitem', { name: /离线/ }).click()
    await dialog.getByRole('button', { name: '离线' }).click()

    await page.getByText('离线中，不会分配会话。').waitFor()
    await eventually(presences, ['online', 'offline'])
  })

  it('says that a conversation is gone instead of loading for ever', async () => {
    const here = await visit()
    await enter(here, '/inbox/gone')

    await here.page.getByText('找不到了，可能已被删除。').waitFor()
    await here.page.getByText('打开一个会话后，这里显示顾客资料。').waitFor()
  })

  it('[R62] ends with a promise: what, and by when', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '结束并约定跟进' }).click()
    const dialog = page.getByRole('dialog', { name: '结束并约定跟进' })
    await eventually(() => dialog.getByRole('button', { name: '约定并结束' }).isDisabled(), true)

    await dialog.getByRole('radio').last().check()
    await dialog.getByLabel('要跟进什么').fill('查到物流后回复')
    await dialog.getByRole('button', { name: '约定并结束' }).click()

    await page.getByText('会话已结束。顾客再次来信时会重新打开。').waitFor()
    expect(desk.received.findLast(({ event }) => event === 'conversation:close')?.request).toMatchObject({
      followUp: { text: '查到物流后回复', dueAt: expect.any(Number) },
    })
    expect(here.complaints).toEqual([])
  })

  it('gives a conversation back to the bot or into the queue', async () => {
    const here = await visit()
    const { page } = here
    await openConversation(here, '林先生')
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '退回排队' }).click()
    await page.getByText('先接入，再回复。').waitFor()

    await page.getByRole('main').getByRole('button', { name: '接入' }).click()
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '交还机器人' }).click()

    await page.getByText('机器人正在接待，顾客要求人工后可以接入。').waitFor()
  })

  it('announces a new assignment in the title and in the list', async () => {
    const here = await visit()
    const { page, desk } = here
    await enter(here)
    await page.getByRole('link', { name: /游客 381/ }).click()
    const before = Number(/\((\d+)\)/.exec(await page.title())?.[1] ?? 0)

    desk.assign('q-zhao')

    await page.getByRole('link', { name: /赵先生.*新分配/ }).waitFor()
    expect(await page.title()).toBe(`(${before + 1}) 总机`)
    await page.getByRole('link', { name: /赵先生/ }).click()
    await eventually(() => page.title(), before ? `(${before}) 总机` : '总机')
    await eventually(() => page.title(), before ? `(${before}) 总机` : '总机')
  })

  it('shows that the shopper types, what they write at once, and their pictures', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '王女士')
    await eventually(() => page.evaluate('document.querySelector(".picture img")?.naturalWidth === 48'), true)

    desk.shopperTypes('c-wang')
    await page.getByText('王女士 正在输入…').waitFor()
    desk.shopperSays('c-wang', '师傅贵姓？')

    await page.getByRole('log').getByText('师傅贵姓？').waitFor()
    await eventually(() => desk.received.filter(each => each.event === 'read').length > 0, true)
    expect(here.complaints).toEqual([])
  })
})
