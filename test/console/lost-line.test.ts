import { expect, it } from '@jest/globals'
import { eventually } from '../support/eventually.ts'
import { describeConsole, editor, openConversation } from './console-browser.ts'

describeConsole('a lost line', visit => {
  it('[R24] [L7] resends a message whose acknowledgement was lost, and it stands there once', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    desk.loseNextAck()
    await editor(page).fill('运费由我们承担。')
    await editor(page).press('Enter')

    const attempts = () => desk.received.filter(each => each.event === 'message:send')
    await eventually(() => attempts().length, 2)
    await page.getByText('连接已断开，正在重连').waitFor({ state: 'detached' })

    expect(desk.accepted).toHaveLength(1)
    await eventually(() => new Set(attempts().map(each => JSON.stringify(each.request))).size, 1)
    await page.locator('[data-outgoing]').waitFor({ state: 'detached' })
    expect(await page.getByRole('log').getByText('运费由我们承担。').count()).toBe(1)
  })

  it('[R24] says that the line is lost, keeps what is written, and sends it in order when it is back', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await page.context().setOffline(true)
    desk.dropLines()
    await page.getByText('连接已断开，正在重连…消息会在恢复后发送。').waitFor()
    for (const text of ['第一句', '第二句']) {
      await editor(page).fill(text)
      await editor(page).press('Enter')
    }
    await page.getByText('等待网络').first().waitFor()
    expect(desk.accepted).toEqual([])

    await page.context().setOffline(false)

    await eventually(() => desk.accepted.map(each => each.text), ['第一句', '第二句'])
    await page.getByText('连接已断开').waitFor({ state: 'detached' })
    await eventually(() => desk.received.filter(each => each.event === 'sync').length >= 2, true)
  })

  it('keeps an unsent message and a draft through a reload', async () => {
    const here = await visit()
    const { page, desk } = here
    await openConversation(here, '林先生')
    await page.context().setOffline(true)
    desk.dropLines()
    await page.getByText('连接已断开').waitFor()
    await editor(page).fill('离线时写的')
    await editor(page).press('Enter')
    await editor(page).fill('还没写完')
    await page.context().setOffline(false)
    await page.reload()

    await eventually(() => desk.accepted.map(each => each.text), ['离线时写的'])
    await eventually(() => page.evaluate('document.querySelector("textarea")?.value === "还没写完"'), true)
  })
})
